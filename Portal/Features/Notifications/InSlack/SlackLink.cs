namespace Portal.Features.Notifications.InSlack;

/// <summary>Where a message can be looked at.</summary>
public sealed record SlackLink(string Url, string Label)
{
    private const string Api = "/api/";

    /// <summary>
    /// Slack has an address for a conversation, not for one message without asking its API; a direct message opens for its reader only, so
    /// there is none. Whatever else answers our calls is the simulator, whose page lies beside its API.
    /// </summary>
    public static SlackLink? To(MessageView message, string apiBaseUrl)
    {
        var api = new Uri(apiBaseUrl);
        if (api.Host is "slack.com" or "slack-gov.com")
        {
            return message.TeamId is { } team && !message.ChannelId.StartsWith('D')
                ? new SlackLink($"https://{api.Host}/app_redirect?channel={Uri.EscapeDataString(message.ChannelId)}&team={Uri.EscapeDataString(team)}", "Open the conversation in Slack")
                : null;
        }

        return api.AbsolutePath.EndsWith(Api, StringComparison.Ordinal)
            ? new SlackLink(new Uri(api, $"../?channel={Uri.EscapeDataString(message.ChannelId)}#m{Uri.EscapeDataString(message.Ts)}").ToString(), "Open in the simulated Slack")
            : null;
    }
}
