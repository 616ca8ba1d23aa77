using System.Collections.Concurrent;
using Portal.Worker.Jobs;

namespace Portal.Worker.Notifications.Sending;

/// <summary>The direct posts of each lane of this process.</summary>
internal sealed class DirectPostsOfLanes(WakeSlots slots)
{
    private readonly ConcurrentDictionary<Guid, DirectPosts> _lanes = new();

    public DirectPosts Of(Guid connectionId) => _lanes.GetOrAdd(connectionId, id => new DirectPosts(slots.Lane(id)));
}
