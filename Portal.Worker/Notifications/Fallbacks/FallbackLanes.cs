using Microsoft.Extensions.Options;
using Portal.Worker.Jobs;

namespace Portal.Worker.Notifications.Fallbacks;

/// <summary>Opens the lane of a fallback for one run of its job.</summary>
internal sealed class FallbackLanes(FallbackQueries queries, FallbackRunner runner, WakeSlots slots, IOptions<DeliveryOptions> options, TimeProvider time)
{
    public FallbackLane Open(string key) => new(key, queries, runner, slots.Fallback(key), options.Value.MaxConcurrentFallbacks, time);
}
