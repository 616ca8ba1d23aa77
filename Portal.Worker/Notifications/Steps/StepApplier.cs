using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Notifications.Writing;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Composing;
using Portal.Domain.Notifications.Messages;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Notifications.Steps;

namespace Portal.Worker.Notifications.Steps;

/// <summary>Brings a step's new state to its messages: says what each should show, and takes back what need not be sent.</summary>
internal sealed class StepApplier(IDbContextFactory<PortalDbContext> contexts, DeliveryStore store, TimeProvider time)
{
    private const int PageSize = 200;

    private readonly Func<PortalDbContext, Task<StepState?>> _nextChanged = EF.CompileAsyncQuery(
        (PortalDbContext db) => db.StepStates.AsNoTracking().Where(row => row.Status == StepStateStatus.Changed).OrderBy(row => row.ChangedAt).FirstOrDefault());

    /// <summary>Applies the change that has waited longest; false when none waits.</summary>
    public async Task<bool> ApplyNextAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await _nextChanged(db) is not { } state)
        {
            return false;
        }

        var now = new StepNow(StepProgressJson.Read(state.Progress), state.Version);
        await ApplyToUnsentAsync(db, state, now, cancellationToken);
        await ApplyToMessagesAsync(db, state, now, cancellationToken);
        await store.ApplyStepAsync(Changes(state) with { IsAll = true });
        return true;
    }

    private async Task ApplyToMessagesAsync(PortalDbContext db, StepState state, StepNow now, CancellationToken cancellationToken)
    {
        var last = Guid.Empty;
        while (true)
        {
            var page = await (
                from message in db.Messages
                join notification in db.Notifications on message.NotificationId equals notification.Id
                where message.InstanceId == state.InstanceId && message.StepId == state.StepId && message.WantedVersion < state.Version
                    && message.Id > last && notification.EventId != null && notification.ThreadTs == null
                orderby message.Id
                select new { message.Id, message.ConnectionId, Source = new CopySource(notification.Id, notification.EventId!.Value, notification.Route, false) })
                .Take(PageSize)
                .ToListAsync(cancellationToken);
            if (page.Count == 0)
            {
                return;
            }

            last = page[^1].Id;
            var copies = await StepCopies.ComposeAsync(db, page.ConvertAll(row => row.Source), now, cancellationToken);
            await store.ApplyStepAsync(Changes(state) with
            {
                Outdated =
                [
                    .. from row in page
                       let copy = copies[row.Source.NotificationId]
                       where !copy.IsUnchanged
                       select new OutdatedMessage(row.Id, row.ConnectionId, copy.Rank, SlackMessageJson.WriteText(copy.Message)),
                ],
            });
        }
    }

    private async Task ApplyToUnsentAsync(PortalDbContext db, StepState state, StepNow now, CancellationToken cancellationToken)
    {
        var last = Guid.Empty;
        // Replies call people to a question. As long as it is open they say nothing that could be out of date; afterwards they call for nothing.
        var isClosed = now.Progress.IsClosed;
        while (true)
        {
            var page = await db.Notifications
                .Where(row => row.InstanceId == state.InstanceId && row.StepId == state.StepId && NotificationStates.Unsent.Contains(row.State))
                .Where(row => row.ContentVersion < state.Version && row.Id > last && row.EventId != null && (row.ThreadTs == null || isClosed))
                .OrderBy(row => row.Id)
                .Take(PageSize)
                .Select(row => new CopySource(row.Id, row.EventId!.Value, row.Route, row.ThreadTs != null))
                .ToListAsync(cancellationToken);
            if (page.Count == 0)
            {
                return;
            }

            last = page[^1].NotificationId;
            var copies = await StepCopies.ComposeAsync(db, page, now, cancellationToken);
            await store.ApplyStepAsync(Changes(state) with
            {
                Superseded = [.. copies.Where(copy => copy.Value.AsksNothing).Select(copy => copy.Key)],
                Rewritten =
                [
                    .. from row in page
                       let copy = copies[row.NotificationId]
                       where !copy.AsksNothing && !copy.IsUnchanged && !row.IsReply
                       select new RewrittenNotification(row.NotificationId, NotificationPayload.Of(row.NotificationId, RouteDecisionJson.Read(row.Route), copy.Message)),
                ],
            });
        }
    }

    private StepChanges Changes(StepState state) => new()
    {
        InstanceId = state.InstanceId,
        StepId = state.StepId,
        Version = state.Version,
        At = time.GetUtcNow(),
        Since = state.ChangedAt,
    };
}
