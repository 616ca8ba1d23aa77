using Microsoft.Extensions.Options;
using Portal.Worker.Jobs;

namespace Portal.Worker.Notifications.Sending;

/// <summary>Opens the lane of a connection for one run of its job.</summary>
internal sealed class LaneFactory(LaneLook look, WakeSlots slots, DirectPostsOfLanes direct, IOptions<DeliveryOptions> options, TimeProvider time)
{
    /// <param name="connectionId"><see cref="Guid.Empty"/> for notifications without a connection.</param>
    public Lane Open(Guid connectionId)
    {
        var (slot, posts) = (slots.Lane(connectionId), direct.Of(connectionId));
        var state = new LaneState(connectionId == Guid.Empty ? null : connectionId, slot, posts, options.Value.MaxConcurrentCalls);
        return new Lane(state, look, posts, slot, time);
    }
}
