using Microsoft.Extensions.Options;
using Portal.Data.Notifications.Writing;
using Portal.Worker.Jobs;
using Portal.Worker.Notifications.Addressing;
using Portal.Worker.Notifications.Fallbacks;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Sending;

/// <summary>Opens the lane of a connection for one run of its job.</summary>
internal sealed class LaneFactory(
    DueQueries queries,
    SlackConnections connections,
    SlackPaces paces,
    WakeSlots slots,
    DeliveryStore store,
    NotificationSender sender,
    MessageUpdater updater,
    TargetResolver addressing,
    FallbackRunner fallbacks,
    UncertainAttempts uncertain,
    IOptions<DeliveryOptions> options,
    TimeProvider time)
{
    public Lane Open(Guid connectionId) => new(
        connectionId == Guid.Empty ? null : connectionId,
        queries,
        connections,
        paces,
        slots.Lane(connectionId),
        store,
        sender,
        updater,
        addressing,
        fallbacks,
        uncertain,
        options.Value.MaxConcurrentCalls,
        time);
}
