using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Portal.Data;

/// <summary>
/// Tells open pages of this process that an instance's ledger changed. A hint, not a queue: pages ask the database what is true,
/// and ask by themselves now and then because another node's changes are not heard here.
/// </summary>
public sealed partial class ChangeFeed(ILogger<ChangeFeed> logger)
{
    private readonly ConcurrentDictionary<Subscription, Guid> _subscriptions = new();

    /// <summary>Calls <paramref name="changed"/> on a thread of the writer, so it must only set a flag or start work elsewhere.</summary>
    public IDisposable Subscribe(Guid instanceId, Action changed)
    {
        var subscription = new Subscription(this, changed);
        _subscriptions[subscription] = instanceId;
        return subscription;
    }

    /// <summary>Never throws: a listener may break, but not the writer or the sender that tells of what it did.</summary>
    public void Publish(Guid instanceId)
    {
        foreach (var (subscription, instance) in _subscriptions)
        {
            if (instance == instanceId)
            {
                Tell(subscription);
            }
        }
    }

    private void Tell(Subscription subscription)
    {
        try
        {
            subscription.Changed();
        }
        catch (Exception failure)
        {
            Log.ListenerFailed(logger, failure);
        }
    }

    private sealed class Subscription(ChangeFeed feed, Action changed) : IDisposable
    {
        public Action Changed { get; } = changed;

        public void Dispose() => feed._subscriptions.TryRemove(this, out _);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Something changed, but a listener failed to hear of it.")]
        public static partial void ListenerFailed(ILogger logger, Exception failure);
    }
}
