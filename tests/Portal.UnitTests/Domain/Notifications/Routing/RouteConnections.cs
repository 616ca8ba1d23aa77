using Portal.Domain.Connections;
using Portal.Domain.Notifications.Routing;

namespace Portal.UnitTests.Domain.Notifications.Routing;

/// <summary>The connections that routes are chosen among, and one that is deleted.</summary>
internal static class RouteConnections
{
    public static readonly Guid Webhook = Guid.Parse("0197f000-0000-7000-8000-00000000000a");
    public static readonly Guid App = Guid.Parse("0197f000-0000-7000-8000-00000000000b");
    public static readonly Guid Gone = Guid.Parse("0197f000-0000-7000-8000-00000000000c");

    public static readonly Dictionary<Guid, RouteConnection> All = new()
    {
        [Webhook] = new(Webhook, "Finance Webhook", ConnectionModeKeys.IncomingWebhook, HasFixedChannel: true, MentionsPeople: false),
        [App] = new(App, "Company", ConnectionModeKeys.SlackApp, HasFixedChannel: false, MentionsPeople: true),
    };
}
