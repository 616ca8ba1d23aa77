using Portal.Auth;
using Portal.Domain.Connections;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Messages;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Notifications.Routing;

namespace Portal.Features.Connections.Testing;

/// <summary>The row that a test sends: like any other, but caused by no event, and without a fallback.</summary>
internal static class TestMessage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="target">Null for a connection with a fixed channel.</param>
    public static Notification For(Connection connection, string instance, InstanceCaller caller, TestTarget? target, DateTimeOffset now) =>
        new NotificationFactory(now, () => Guid.CreateVersion7(now)).Test(
            connection,
            RouteTo(connection, target),
            Text(connection.Name, instance, caller.Name),
            new Recipient { DisplayName = caller.Name, Email = target?.Email },
            Patience);

    private static RouteDecision RouteTo(Connection connection, TestTarget? target)
    {
        var (mode, why) = target switch
        {
            null => (DeliveryMode.Channel, new RouteReason("deliveryMode", DeliveryModeText.Channel, "connection", "A webhook always posts to its own channel.", [])),
            { ChannelId: not null } => (DeliveryMode.Channel, new RouteReason("deliveryMode", DeliveryModeText.Channel, "test", "The test goes to the channel that was chosen for it.", [])),
            _ => (DeliveryMode.Dm, new RouteReason("deliveryMode", DeliveryModeText.Dm, "test", "The test goes to the person who tests.", [])),
        };
        return new()
        {
            ConnectionId = connection.Id,
            ConnectionName = connection.Name,
            ConnectionMode = connection.Mode,
            HasFixedChannel = target is null,
            DeliveryMode = mode,
            ChannelId = target?.ChannelId,
            Fallback = FallbackKeys.Skip,
            Reasons =
            [
                new RouteReason("connection", connection.Name, "test", "A test message goes to the connection that is tested.", []),
                why,
                new RouteReason("fallback", FallbackKeys.Skip, "test", "Nobody is told by e-mail when a test fails.", []),
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
