using Microsoft.EntityFrameworkCore;
using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>The intake's door to the disk.</summary>
public sealed class EventStore
{
    private static readonly Task<StoredEvent> NotStored = Task.FromCanceled<StoredEvent>(new CancellationToken(canceled: true));
    private readonly GroupCommit _commits;
    private readonly IDbContextFactory<PortalDbContext> _contexts;

    internal EventStore(GroupCommit commits, IDbContextFactory<PortalDbContext> contexts) => (_commits, _contexts) = (commits, contexts);

    /// <summary>
    /// Commits an event together with whatever else waits. With its plan, its lanes have work then; without, the planner has. False when too many
    /// events wait already: answer 429 and have the source come again.
    /// </summary>
    /// <param name="received">The event, its body byte for byte.</param>
    /// <param name="plan">What is to be told because of it; null where the planner has to find out.</param>
    /// <param name="stored">Ends when the commit is on disk; fails when the database cannot be written.</param>
    public bool TryStore(ReceivedEvent received, EventPlan? plan, out Task<StoredEvent> stored)
    {
        var operation = new StoreEvent(received, plan);
        if (!_commits.TryCommitEvent(operation, out var committed))
        {
            operation.Abandon();
            stored = NotStored;
            return false;
        }

        stored = FinishAsync(received, operation, committed);
        return true;
    }

    private async Task<StoredEvent> FinishAsync(ReceivedEvent received, StoreEvent operation, Task committed)
    {
        try
        {
            await committed;
        }
        catch (RefusedDataException) when (operation.HasPlan)
        {
            // The event itself is good: stored alone, it keeps its place, and the planner says what is wrong with its notifications.
            operation = new StoreEvent(received);
            await _commits.CommitAsync(operation);
        }

        return operation.IsNew ? new StoredEvent(received.Id, IsNew: true, IsSameBody: true) : await FindFirstAsync(received);
    }

    // The one that took the id is committed: the insert waited for it.
    private async Task<StoredEvent> FindFirstAsync(ReceivedEvent received)
    {
        await using var db = await _contexts.CreateDbContextAsync();
        var first = await db.Events
            .Where(row => row.InstanceId == received.InstanceId && row.IdempotencyKey == received.IdempotencyKey)
            .Select(row => new { row.Id, row.BodyHash })
            .FirstAsync();
        return new StoredEvent(first.Id, IsNew: false, IsSameBody: first.BodyHash.AsSpan().SequenceEqual(received.BodyHash));
    }
}
