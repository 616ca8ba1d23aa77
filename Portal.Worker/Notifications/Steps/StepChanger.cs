using Portal.Data.Notifications.Writing;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.EventTypes;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Notifications.Steps;

namespace Portal.Worker.Notifications.Steps;

/// <summary>Takes an event that changes a step into the step's state.</summary>
internal sealed class StepChanger(StepBook book, DeliveryStore store, TimeProvider time)
{
    /// <summary>Ends with the commit. What another node changed in the same moment is read again.</summary>
    public async Task ChangeAsync(AcceptedEvent accepted, EventBody body, StepChange change, CancellationToken cancellationToken)
    {
        StepNow before;
        do
        {
            before = await book.FindAsync(accepted.InstanceId, body.Step.Id, cancellationToken);
        }
        while (!await store.ChangeStepAsync(accepted.Id, before.Version, StateAfter(accepted, body, change, before)));
    }

    private StepState? StateAfter(AcceptedEvent accepted, EventBody body, StepChange change, StepNow before)
    {
        var progress = StepProgressJson.Write(change.Apply(before.Progress, body));
        return before.Version > 0 && progress == StepProgressJson.Write(before.Progress) ? null : new StepState
        {
            InstanceId = accepted.InstanceId,
            StepId = body.Step.Id,
            OrganizationId = accepted.OrganizationId,
            Version = before.Version + 1,
            Progress = progress,
            Status = StepStateStatus.Changed,
            ChangedAt = time.GetUtcNow(),
        };
    }
}
