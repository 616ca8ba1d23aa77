using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>Writes an update's outcome. The notification itself stays what it was: it was delivered.</summary>
internal sealed class FinishUpdate(UpdateResult result) : WriteOperation
{
    public override void Execute(HotStatements statements)
    {
        statements.Finish(result.Attempt);
        if (result.State == MessageState.Current)
        {
            statements.Steps.Updated.Execute(
                statements.Transaction, result.Version, result.Payload, result.Attempt.EndedAt, result.Version, result.MessageId);
        }
        else
        {
            statements.Steps.NotUpdated.Execute(
                statements.Transaction, result.Version, result.State.ToString(), result.DueAt, result.Attempt.EndedAt, result.Attempt.ErrorCode, result.MessageId);
        }
    }

    public override void Announce(ChangeFeed changes, WorkSignals signals) => changes.Publish(result.Attempt.InstanceId);
}
