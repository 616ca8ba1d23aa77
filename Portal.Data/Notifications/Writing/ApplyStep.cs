namespace Portal.Data.Notifications.Writing;

/// <summary>Says what messages of a step should show, and takes back what need not be sent.</summary>
internal sealed class ApplyStep(StepChanges changes) : WriteOperation
{
    public override void Execute(HotStatements statements)
    {
        var (steps, transaction) = (statements.Steps, statements.Transaction);
        foreach (var message in changes.Wanted)
        {
            steps.Want.Execute(transaction, changes.Version, message.Payload, message.Rank, changes.Since, changes.At, message.Id, changes.Version);
        }

        foreach (var notification in changes.Rewritten)
        {
            steps.Rewrite.Execute(transaction, notification.Payload, changes.Version, notification.Id, changes.Version);
        }

        foreach (var id in changes.Superseded)
        {
            steps.Supersede.Execute(transaction, changes.At, id);
        }

        if (changes.IsAll)
        {
            steps.MarkApplied.Execute(transaction, changes.InstanceId, changes.StepId, changes.Version, changes.Since);
        }
    }

    public override void Announce(ChangeFeed feed, WorkSignals signals)
    {
        foreach (var connection in changes.Wanted.Select(message => message.ConnectionId).Distinct())
        {
            signals.WakeLane(connection);
        }

        feed.Publish(changes.InstanceId);
    }
}
