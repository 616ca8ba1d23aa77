using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>Claims messages for their update and writes the attempts, before any call is made.</summary>
internal sealed class StartUpdates(Guid instanceId, IReadOnlyList<(Guid MessageId, DeliveryAttempt Attempt)> updates) : WriteOperation
{
    /// <summary>The messages that may be updated. Set by the commit.</summary>
    public IReadOnlySet<Guid> Claimed { get; private set; } = new HashSet<Guid>();

    public override void Execute(HotStatements statements) =>
        Claimed = updates.Where(update => TryClaim(statements, update.MessageId, update.Attempt)).Select(update => update.MessageId).ToHashSet();

    public override void Announce(ChangeFeed changes, WorkSignals signals) => changes.Publish(instanceId);

    private static bool TryClaim(HotStatements statements, Guid messageId, DeliveryAttempt attempt)
    {
        if (statements.Steps.ClaimUpdate.Execute(statements.Transaction, messageId) == 0)
        {
            return false;
        }

        statements.Steps.CountAttempt.Execute(statements.Transaction, attempt.NotificationId);
        statements.InsertAttempt.Execute(
            statements.Transaction,
            attempt.Id,
            attempt.NotificationId,
            attempt.Number,
            attempt.Method,
            attempt.ContentVersion,
            attempt.StartedAt,
            attempt.Outcome.ToString());
        return true;
    }
}
