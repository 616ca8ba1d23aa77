using System.Collections.Concurrent;

namespace Portal.Data;

/// <summary>
/// Tells open pages of this process that an instance's ledger changed. A hint, not a queue: pages ask the database what is true,
/// and ask by themselves now and then because another node's changes are not heard here.
/// </summary>
public sealed class ChangeFeed
{
    private readonly ConcurrentDictionary<Subscription, Guid> _subscriptions = new();

    /// <summary>Calls <paramref name="changed"/> on a thread of the writer, so it must only set a flag or start work elsewhere.</summary>
    public IDisposable Subscribe(Guid instanceId, Action changed)
    {
        var subscription = new Subscription(this, changed);
        _subscriptions[subscription] = instanceId;
        return subscription;
    }

    public void Publish(Guid instanceId)
    {
        foreach (var (subscription, instance) in _subscriptions)
        {
            if (instance == instanceId)
            {
                subscription.Changed();
            }
        }
    }

    private sealed class Subscription(ChangeFeed feed, Action changed) : IDisposable
    {
        public Action Changed { get; } = changed;

        public void Dispose() => feed._subscriptions.TryRemove(this, out _);
    }
}
