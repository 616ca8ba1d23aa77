using Portal.Auth;
using Portal.Domain.Connections;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Messages;
using Portal.Domain.Notifications.Routing;

namespace Portal.Features.Connections;

/// <summary>The row that a test sends: like any other, but caused by no event, and without a fallback.</summary>
internal static class TestMessage
{
    public const string EventType = "TEST";
    public const string Purpose = "test";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Notification For(Connection connection, string instance, InstanceCaller caller, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        OrganizationId = caller.OrganizationId,
        InstanceId = caller.InstanceId,
        ConnectionId = connection.Id,
        RecipientKey = $"channel:{connection.Id}",
        Purpose = Purpose,
        Target = DeliveryTarget.Webhook,
        EventType = EventType,
        Subject = $"Test message by {caller.Name}",
        State = NotificationState.Waiting,
        CreatedAt = now,
        DueAt = now,
        GiveUpAt = now + Patience,
        Route = RouteDecisionJson.Write(RouteTo(connection)),
        Payload = SlackMessageJson.WriteText(Text(connection.Name, instance, caller.Name)),
    };

    private static RouteDecision RouteTo(Connection connection) => new()
    {
        ConnectionId = connection.Id,
        ConnectionName = connection.Name,
        ConnectionMode = connection.Mode,
        HasFixedChannel = true,
        DeliveryMode = DeliveryMode.Channel,
        Fallback = "SKIP",
        Reasons =
        [
            new RouteReason("connection", connection.Name, "test", "A test message goes to the connection that is tested.", []),
            new RouteReason("deliveryMode", "CHANNEL", "connection", "A webhook always posts to its own channel.", []),
            new RouteReason("fallback", "SKIP", "test", "Nobody is told by e-mail when a test fails.", []),
        ],
    };

    private static SlackMessage Text(string connection, string instance, string by) => new(
        Mrkdwn.Escape($"Test message from Portal ({instance})"),
        [
            new SectionBlock(new PlainText($"Test message from Portal. Connection \"{connection}\" of {instance} can post here.")),
            new ContextBlock([new PlainText($"Sent by {by}. Nothing waits for you.")]),
        ]);
}
