using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Data.Notifications.Writing;
using Portal.Worker.Jobs;
using Portal.Worker.Notifications.Fallbacks;

namespace Portal.Worker.Notifications.Sending;

/// <summary>Opens the lane of a connection for one run of its job.</summary>
internal sealed class LaneFactory(
    DueQueries queries,
    LaneConnections connections,
    Pacers pacers,
    WakeSlots slots,
    DeliveryStore store,
    NotificationSender sender,
    FallbackRunner fallbacks,
    UncertainAttempts uncertain,
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    ILogger<Lane> logger)
{
    public Lane Open(Guid connectionId) => new(
        connectionId == Guid.Empty ? null : connectionId,
        queries,
        connections,
        pacers.For(connectionId),
        slots.Lane(connectionId),
        store,
        sender,
        fallbacks,
        uncertain,
        options.Value.MaxConcurrentCalls,
        time,
        logger);
}
