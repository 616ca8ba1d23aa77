using Portal.Domain.Notifications;

namespace Portal.Features.Notifications.InSlack;

/// <summary>A message in Slack as the API answers it.</summary>
/// <param name="State"><c>CURRENT</c>, <c>STALE</c>, <c>UPDATING</c>, or <c>STUCK</c> where Slack refuses to change it.</param>
/// <param name="ContentVersion">The version of the step's state that Slack shows.</param>
/// <param name="WantedVersion">The version that it should show.</param>
/// <param name="StaleSince">Since when it shows something that is no longer true; null while it is true.</param>
internal sealed record MessageJson(
    Guid ConnectionId,
    string ChannelId,
    string? ChannelName,
    string Ts,
    string State,
    int ContentVersion,
    int WantedVersion,
    DateTimeOffset? StaleSince,
    string? LastError,
    DateTimeOffset SentAt,
    DateTimeOffset? UpdatedAt)
{
    public static MessageJson From(MessageView message) => new(
        message.ConnectionId, message.ChannelId, message.ChannelName, message.Ts, message.State.ToString().ToUpperInvariant(), message.ContentVersion,
        message.WantedVersion, message.StaleSince, message.LastError, message.SentAt, message.UpdatedAt);
}

/// <summary>A Slack user opened a link of the message.</summary>
internal sealed record ClickJson(string SlackUserId, string UserName, string ActionId, string Label, DateTimeOffset ClickedAt)
{
    public static ClickJson From(NotificationClick click) => new(click.SlackUserId, click.UserName, click.ActionId, click.Label, click.ClickedAt);
}
