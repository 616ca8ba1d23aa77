namespace Portal.Data.Notifications.Writing;

/// <summary>Says what messages of a step should show, and takes back what need not be sent.</summary>
internal sealed class ApplyStep(StepChanges changes) : WriteOperation
{
    public override WriteOrder Order => WriteOrder.OfStep(changes.InstanceId, changes.StepId);

    public override void Write(WriteBatch batch)
    {
        var steps = batch.Statements.Steps;
        foreach (var message in changes.Outdated)
        {
            batch.Add(steps.Outdate, changes.Version, message.Payload, message.Rank, changes.Since, changes.At, message.Id);
        }

        foreach (var notification in changes.Rewritten)
        {
            batch.Add(steps.Rewrite, notification.Payload, changes.Version, notification.Id);
        }

        foreach (var id in changes.Superseded)
        {
            batch.Add(steps.Supersede, changes.At, null, id);
        }

        if (changes.IsAll)
        {
            batch.Add(steps.MarkApplied, changes.InstanceId, changes.StepId, changes.Version, changes.Since);
        }
    }

    public override void Announce(ChangeFeed feed, WorkSignals signals)
    {
        foreach (var connection in changes.Outdated.Select(message => message.ConnectionId).Distinct())
        {
            signals.WakeLane(connection);
        }

        feed.Publish(changes.InstanceId);
    }
}
