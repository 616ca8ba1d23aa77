using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>The intake's door to the disk.</summary>
public sealed class EventStore
{
    private readonly GroupCommit _commits;

    internal EventStore(GroupCommit commits) => _commits = commits;

    /// <summary>
    /// Commits an event together with whatever else waits, and wakes the planner. False when too many events wait already:
    /// answer 429 and have the source come again.
    /// </summary>
    /// <param name="received">The event, its body byte for byte.</param>
    /// <param name="stored">Ends when the commit is on disk; fails when the database cannot be written.</param>
    public bool TryStore(ReceivedEvent received, out Task<StoredEvent> stored)
    {
        var operation = new StoreEvent(received);
        var hasRoom = _commits.TryCommitEvent(operation, out var committed);
        stored = Finish(operation, committed);
        return hasRoom;
    }

    private static async Task<StoredEvent> Finish(StoreEvent operation, Task committed)
    {
        await committed;
        return operation.Result;
    }
}
