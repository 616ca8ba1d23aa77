using Portal.Domain.Connections;
using Portal.Domain.Notifications;

namespace Portal.Features.Notifications.Story;

/// <summary>Which Slack user a recipient is, as far as Slack was asked.</summary>
/// <param name="IsId">The text is Slack's own way to name the user.</param>
public sealed record SlackUserWords(string Text, bool IsId = false)
{
    /// <summary>Null where recipients are not looked up: a plain webhook only writes names.</summary>
    public static SlackUserWords? Of(NotificationRecipient person, NotificationDetail detail) => person switch
    {
        { SlackUserId: { } id } => new SlackUserWords($"<@{id}>", IsId: true),
        _ when detail.Route?.ConnectionMode is null or ConnectionModeKeys.IncomingWebhook => null,
        { Email: null } => new SlackUserWords("no e-mail address, so not looked up"),
        _ when detail.Row.Target is not null || detail.Row.LastError == "users_not_found" => new SlackUserWords("not in Slack"),
        _ when detail.IsOpen => new SlackUserWords("not looked up yet"),
        _ => null,
    };
}
