using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Planning;
using Portal.Worker.Jobs;
using Portal.Worker.Notifications.Steps;

namespace Portal.Worker.Notifications.Planning;

/// <summary>Plans one page of accepted events and applies as many changed steps, so that neither waits for the end of the other.</summary>
internal sealed class PlanningRound(IDbContextFactory<PortalDbContext> contexts, EventPlanner planner, StepApplier applier, TimeProvider time)
{
    private const int PageSize = 128;

    // A page of more than this is part of a burst: what comes while the planner rests shares the next page's queries and commits, and the
    // intake has the machine meanwhile. Measured: a fifth less work for each event.
    private const int Burst = 6;
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(20);

    private readonly Func<PortalDbContext, int, IAsyncEnumerable<AcceptedEvent>> _readPage = EF.CompileAsyncQuery(
        (PortalDbContext db, int count) => db.Events
            .Where(row => row.Status == EventStatus.Accepted)
            .OrderBy(row => row.ReceivedAt)
            .Take(count)
            .Select(row => new AcceptedEvent(row.Id, row.OrganizationId, row.InstanceId, row.ReceivedAt, row.Body)));

    /// <summary>A step of <see cref="Drain"/>.</summary>
    public async Task<Requeue> RunAsync(CancellationToken cancellationToken)
    {
        var page = await ReadAsync(cancellationToken);
        if (page.Count > 0)
        {
            await planner.PlanAsync(page, cancellationToken);
        }

        var isApplied = await ApplyAsync(Math.Max(1, page.Count), cancellationToken);
        if (page.Count is > Burst and < PageSize)
        {
            await Task.Delay(Rest, time, cancellationToken);
        }

        return page.Count > 0 || isApplied ? Requeue.AtOnce : Requeue.None;
    }

    private async Task<bool> ApplyAsync(int most, CancellationToken cancellationToken)
    {
        var applied = 0;
        while (applied < most && await applier.ApplyNextAsync(cancellationToken))
        {
            applied++;
        }

        return applied > 0;
    }

    private async Task<List<AcceptedEvent>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var page = new List<AcceptedEvent>();
        await foreach (var accepted in _readPage(db, PageSize).WithCancellation(cancellationToken))
        {
            page.Add(accepted);
        }

        return page;
    }
}
