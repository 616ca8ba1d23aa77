using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>Puts a step's new state on disk with the event that brought it. A state that changed meanwhile is left alone, and the event too.</summary>
/// <param name="eventId">The event.</param>
/// <param name="before">The version that the new state was made of; 0 when there was none.</param>
/// <param name="state">The new state.</param>
internal sealed class ChangeStep(Guid eventId, int before, StepState state) : WriteOperation
{
    private RowCount _marked = new();

    public override WriteOrder Order => WriteOrder.OfStep(state.InstanceId, state.StepId);

    /// <summary>False when another writer was faster: read the state again, and decide again. Known after the commit.</summary>
    public bool IsDone => _marked.Value > 0;

    public override void Write(WriteBatch batch)
    {
        var steps = batch.Statements.Steps;
        if (before == 0)
        {
            batch.Add(steps.Insert, state.InstanceId, state.StepId, state.OrganizationId, state.Version, state.Progress, state.Status.ToString(), state.ChangedAt);
        }
        else
        {
            batch.Add(steps.Update, state.Version, state.Progress, state.ChangedAt, state.InstanceId, state.StepId, before);
        }

        _marked = batch.Add(steps.MarkPlanned, eventId, state.InstanceId, state.StepId, state.Version, state.Progress);
    }
}
