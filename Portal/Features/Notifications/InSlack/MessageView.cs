using Portal.Data;
using Portal.Domain.Notifications;

namespace Portal.Features.Notifications.InSlack;

/// <summary>A message as pages tell it: where it is, what it shows, and whether that is true.</summary>
public sealed record MessageView
{
    public required Guid Id { get; init; }

    public required Guid NotificationId { get; init; }

    public required Guid ConnectionId { get; init; }

    public required string ChannelId { get; init; }

    /// <summary>Null while the channel is not in the list that was loaded last, as direct messages never are.</summary>
    public string? ChannelName { get; init; }

    /// <summary>The workspace, as far as the connection knows it.</summary>
    public string? TeamId { get; init; }

    public required string Ts { get; init; }

    public required MessageState State { get; init; }

    /// <summary>The version of the step's state that Slack shows.</summary>
    public required int ContentVersion { get; init; }

    /// <summary>The version that it should show.</summary>
    public required int WantedVersion { get; init; }

    public DateTimeOffset? StaleSince { get; init; }

    public string? LastError { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The JSON that Slack shows now. Set only where the message itself is shown.</summary>
    public string? Payload { get; init; }

    public string Conversation => (ChannelName, ChannelId) switch
    {
        ({ } name, _) => "#" + name,
        (null, ['D', ..]) => "Direct message",
        _ => "Conversation",
    };

    /// <summary>Without what they show: that is long, and a list has many.</summary>
    internal static IQueryable<MessageView> Read(PortalDbContext db, IQueryable<Message> rows) => rows.Select(row => new MessageView
    {
        Id = row.Id,
        NotificationId = row.NotificationId,
        ConnectionId = row.ConnectionId,
        ChannelId = row.ChannelId,
        ChannelName = db.SlackChannels
            .Where(channel => channel.ConnectionId == row.ConnectionId && channel.ChannelId == row.ChannelId).Select(channel => channel.Name).FirstOrDefault(),
        TeamId = db.Connections.Where(connection => connection.Id == row.ConnectionId).Select(connection => connection.TeamId).FirstOrDefault(),
        Ts = row.Ts,
        State = row.State,
        ContentVersion = row.ContentVersion,
        WantedVersion = row.WantedVersion,
        StaleSince = row.StaleSince,
        LastError = row.LastError,
        SentAt = row.SentAt,
        UpdatedAt = row.UpdatedAt,
    });
}
