using Portal.Domain.Connections;
using Portal.Domain.Notifications;

namespace Portal.Features.Notifications.InSlack;

/// <summary>Who a named person is at Slack, as far as that was asked.</summary>
/// <param name="IsId">The text is Slack's own way to name the person.</param>
public sealed record PersonAtSlack(string Text, bool IsId = false)
{
    /// <summary>Null where nobody was looked up: a plain webhook only writes names.</summary>
    public static PersonAtSlack? Of(NotificationRecipient person, NotificationDetail detail) => person switch
    {
        { SlackUserId: { } id } => new PersonAtSlack($"<@{id}>", IsId: true),
        _ when detail.Route?.ConnectionMode is null or ConnectionModeKeys.IncomingWebhook => null,
        { Email: null } => new PersonAtSlack("no e-mail address, so not looked up"),
        _ when detail.Row.Target is not null || detail.Row.LastError == "users_not_found" => new PersonAtSlack("not in Slack"),
        _ when detail.IsOpen => new PersonAtSlack("not looked up yet"),
        _ => null,
    };
}
