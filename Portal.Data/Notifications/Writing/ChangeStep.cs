using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>Puts a step's new state on disk with the event that brought it. A state that changed meanwhile is left alone, and the event too.</summary>
/// <param name="eventId">The event.</param>
/// <param name="before">The version that the new state was made of; 0 when there was none.</param>
/// <param name="state">The new state; null when the event changes nothing.</param>
internal sealed class ChangeStep(Guid eventId, int before, StepState? state) : WriteOperation
{
    /// <summary>False when another writer was faster: read the state again, and decide again. Set by the commit.</summary>
    public bool IsDone { get; private set; }

    public override void Execute(HotStatements statements)
    {
        IsDone = state is null || Write(statements, state) == 1;
        if (IsDone)
        {
            statements.MarkPlanned.Execute(statements.Transaction, eventId);
        }
    }

    private int Write(HotStatements statements, StepState row) => before == 0
        ? statements.Steps.Insert.Execute(
            statements.Transaction, row.InstanceId, row.StepId, row.OrganizationId, row.Version, row.Progress, row.Status.ToString(), row.ChangedAt)
        : statements.Steps.Update.Execute(
            statements.Transaction, row.Version, row.Progress, row.ChangedAt, row.InstanceId, row.StepId, before);
}
