using Portal.Domain.Slack;

namespace Portal.Slack;

/// <summary>The section <c>Slack</c>: where Slack is and how we are known there.</summary>
public sealed class SlackOptions
{
    public const string Section = "Slack";

    /// <summary>Ends in a slash: method names are appended.</summary>
    public string ApiBaseUrl { get; set; } = "https://slack.com/api/";

    public string AuthorizeUrl { get; set; } = "https://slack.com/oauth/v2/authorize";

    /// <summary>Where apps are made and set up; the link to a new app from the manifest leads there.</summary>
    public string AppsUrl { get; set; } = "https://api.slack.com/apps";

    /// <summary>Empty until a Slack app is registered; webhooks need none.</summary>
    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    public string SigningSecret { get; set; } = "";

    /// <summary><c>host:port</c> besides Slack's own hosts. Plain http only for loopback addresses, and those only in Development.</summary>
    public IList<string> AllowedWebhookHosts { get; } = [];

    public SlackLimits Limits { get; set; } = new();

    /// <summary>For one call, the answer's body included.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
