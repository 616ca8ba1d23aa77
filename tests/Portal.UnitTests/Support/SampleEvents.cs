using System.Text;
using Portal.Domain.Connections;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Parsing;
using Portal.Domain.Notifications.Routing;

namespace Portal.UnitTests.Support;

/// <summary>Events and routes that tests start from.</summary>
internal static class SampleEvents
{
    public static readonly Guid ConnectionId = Guid.Parse("0197f000-0000-7000-8000-000000000001");

    public const string Smallest =
        """{"type":"CALL_FOR_ACTION","occurredAt":"2026-11-21T10:00:00Z","step":{"id":"s"},"subject":{"key":"FIN-12"},"recipients":[{"accountId":"u1"}]}""";

    public static RouteDecision WebhookRoute { get; } = new()
    {
        ConnectionId = ConnectionId,
        ConnectionName = "Finance",
        ConnectionMode = ConnectionModeKeys.IncomingWebhook,
        HasFixedChannel = true,
        DeliveryMode = DeliveryMode.Channel,
        Fallback = FallbackKeys.Email,
        Reasons = [],
    };

    public static RouteDecision AppRoute(DeliveryMode mode, string? channel = null) => WebhookRoute with
    {
        ConnectionMode = ConnectionModeKeys.SlackApp,
        HasFixedChannel = false,
        MentionsPeople = true,
        DeliveryMode = mode,
        ChannelId = channel,
    };

    public static EventBody Body(string json)
    {
        var reading = EventReader.Read(Encoding.UTF8.GetBytes(json));
        reading.Problems.ShouldBeEmpty();
        return reading.Body.ShouldNotBeNull();
    }
}
