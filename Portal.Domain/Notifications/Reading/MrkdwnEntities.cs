namespace Portal.Domain.Notifications.Reading;

/// <summary>The three entities of Slack's markup; it has no others.</summary>
internal static class MrkdwnEntities
{
    /// <summary>Once, so that <c>&amp;amp;lt;</c> stays the text <c>&amp;lt;</c>.</summary>
    public static string Decode(string text) =>
        text.Contains('&', StringComparison.Ordinal)
            ? text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal)
            : text;
}
