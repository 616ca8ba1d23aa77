using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>Claims notifications and writes their attempts, before any call is made. What another node or a resend took meanwhile is left out.</summary>
internal sealed class StartAttempts(Guid instanceId, IReadOnlyList<DeliveryAttempt> attempts) : WriteOperation
{
    /// <summary>The attempts that may be made. Set by the commit.</summary>
    public IReadOnlyList<DeliveryAttempt> Claimed { get; private set; } = [];

    public override void Execute(HotStatements statements) => Claimed = [.. attempts.Where(attempt => TryClaim(statements, attempt))];

    public override void Announce(ChangeFeed changes, WorkSignals signals) => changes.Publish(instanceId);

    private static bool TryClaim(HotStatements statements, DeliveryAttempt attempt)
    {
        if (statements.Claim.Execute(statements.Transaction, attempt.NotificationId) == 0)
        {
            return false;
        }

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
