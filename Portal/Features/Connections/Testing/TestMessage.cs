using Portal.Auth;
using Portal.Domain.Connections;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Messages;
using Portal.Domain.Notifications.Routing;

namespace Portal.Features.Connections.Testing;

/// <summary>The row that a test sends: like any other, but caused by no event, and without a fallback.</summary>
internal static class TestMessage
{
    public const string EventType = "TEST";
    public const string Purpose = "test";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="target">Null for a connection with a fixed channel.</param>
    public static Notification For(Connection connection, string instance, InstanceCaller caller, TestTarget? target, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        return new()
        {
            Id = id,
            OrganizationId = caller.OrganizationId,
            InstanceId = caller.InstanceId,
            ConnectionId = connection.Id,
            RecipientKey = target switch
            {
                null => $"channel:{connection.Id}",
                { ChannelId: { } channel } => $"channel:{channel}",
                _ => $"person:{target.Email}",
            },
            Purpose = Purpose,
            // The worker finds out who the person is, as for every direct message.
            Target = target is null ? DeliveryTarget.Webhook : target.ChannelId,
            EventType = EventType,
            Subject = $"Test message by {caller.Name}",
            State = NotificationState.Waiting,
            CreatedAt = now,
            DueAt = now,
            GiveUpAt = now + Patience,
            Route = RouteDecisionJson.Write(RouteTo(connection, target)),
            Payload = SlackMessageJson.WriteText(Text(connection.Name, instance, caller.Name)),
            Recipients = target is { ChannelId: null, Email: { } email } ? [Person(id, caller, email)] : [],
        };
    }

    private static NotificationRecipient Person(Guid notificationId, InstanceCaller caller, string email) => new()
    {
        NotificationId = notificationId,
        Position = 0,
        InstanceId = caller.InstanceId,
        DisplayName = caller.Name,
        NameKey = caller.Name.ToLowerInvariant(),
        Email = email,
        EmailKey = email.ToLowerInvariant(),
    };

    private static RouteDecision RouteTo(Connection connection, TestTarget? target)
    {
        var (mode, why) = target switch
        {
            null => (DeliveryMode.Channel, new RouteReason("deliveryMode", "CHANNEL", "connection", "A webhook always posts to its own channel.", [])),
            { ChannelId: not null } => (DeliveryMode.Channel, new RouteReason("deliveryMode", "CHANNEL", "test", "The test goes to the channel that was chosen for it.", [])),
            _ => (DeliveryMode.Dm, new RouteReason("deliveryMode", "DM", "test", "The test goes to the person who tests.", [])),
        };
        return new()
        {
            ConnectionId = connection.Id,
            ConnectionName = connection.Name,
            ConnectionMode = connection.Mode,
            HasFixedChannel = target is null,
            DeliveryMode = mode,
            ChannelId = target?.ChannelId,
            Fallback = "SKIP",
            Reasons =
            [
                new RouteReason("connection", connection.Name, "test", "A test message goes to the connection that is tested.", []),
                why,
                new RouteReason("fallback", "SKIP", "test", "Nobody is told by e-mail when a test fails.", []),
            ],
        };
    }

    private static SlackMessage Text(string connection, string instance, string by) => new(
        Mrkdwn.Escape($"Test message from Portal ({instance})"),
        [
            new SectionBlock(new PlainText($"Test message from Portal. Connection \"{connection}\" of {instance} can post here.")),
            new ContextBlock([new PlainText($"Sent by {by}. Nothing waits for you.")]),
        ]);
}
