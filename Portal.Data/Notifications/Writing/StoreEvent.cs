using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>Puts one event on disk, with its notifications and their first attempts where its plan is known already.</summary>
internal sealed class StoreEvent(ReceivedEvent received, EventPlan? plan = null) : WriteOperation
{
    private RowCount _event = new();
    private RowCount _plan = new();

    public override bool IsDurable => true;

    public override WriteOrder Order => WriteOrder.OfStep(received.InstanceId, plan?.StepId);

    /// <summary>False when its id was taken. Known after the commit.</summary>
    public bool IsNew => _event.Value > 0;

    public bool HasPlan => plan is not null;

    private bool IsPlanned => _plan.Value > 0;

    public override void Write(WriteBatch batch)
    {
        _event = plan is null ? InsertAlone(batch) : InsertWithPlan(batch, plan);
        _plan = new RowCount();
        foreach (var (notification, attempt) in plan?.Notifications ?? [])
        {
            if (attempt is null)
            {
                _plan = batch.Insert(notification, batch.Statements.InsertIfPlanned);
                continue;
            }

            _plan = batch.InsertUnderWay(notification, batch.Statements.InsertIfPlanned);
            batch.Add(batch.Statements.InsertFirstAttempt, AttemptValues.Of(attempt.Attempt));
        }
    }

    public override void Announce(ChangeFeed changes, WorkSignals signals)
    {
        if (!IsPlanned)
        {
            Abandon();
            if (IsNew)
            {
                signals.WakePlanner();
            }

            return;
        }

        foreach (var (notification, attempt) in plan!.Notifications)
        {
            if (attempt is not null)
            {
                attempt.Started();
            }
            else
            {
                signals.WakeLane(notification.ConnectionId ?? Guid.Empty);
            }
        }

        changes.Publish(received.InstanceId);
    }

    public override void Abandon()
    {
        foreach (var (_, attempt) in plan?.Notifications ?? [])
        {
            attempt?.Abandoned();
        }
    }

    private RowCount InsertAlone(WriteBatch batch) => batch.Add(
        batch.Statements.InsertEvent,
        received.Id,
        received.OrganizationId,
        received.InstanceId,
        received.IdempotencyKey,
        received.BodyHash,
        received.Body,
        received.Type,
        received.OccurredAt,
        received.ReceivedAt,
        received.ReceivedFrom,
        received.Status.ToString());

    private RowCount InsertWithPlan(WriteBatch batch, EventPlan known) => batch.Add(
        batch.Statements.InsertPlannedEvent,
        received.Id,
        received.OrganizationId,
        received.InstanceId,
        received.IdempotencyKey,
        received.BodyHash,
        received.Body,
        received.Type,
        received.OccurredAt,
        received.ReceivedAt,
        received.ReceivedFrom,
        nameof(EventStatus.Planned),
        known.StepId,
        nameof(EventStatus.Accepted));
}
