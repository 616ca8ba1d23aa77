namespace Portal.Data.Notifications.Writing;

/// <summary>Writes where notifications go.</summary>
internal sealed class AddressNotifications(IReadOnlyList<AddressedNotification> addressed) : WriteOperation
{
    public override void Execute(HotStatements statements)
    {
        foreach (var notification in addressed)
        {
            Write(statements, notification);
        }
    }

    public override void Announce(ChangeFeed changes, WorkSignals signals)
    {
        foreach (var instance in addressed.Select(notification => notification.InstanceId).Distinct())
        {
            changes.Publish(instance);
        }
    }

    private static void Write(HotStatements statements, AddressedNotification row)
    {
        var (people, transaction) = (statements.People, statements.Transaction);
        if (row.IsSuperseded)
        {
            statements.Steps.Supersede.Execute(transaction, row.At, row.Id);
            return;
        }

        if (row.Target is null)
        {
            people.GiveUp.Execute(transaction, row.At, row.Problem, row.Id);
            return;
        }

        if (people.Address.Execute(transaction, row.Target, row.Payload, row.Replies, row.ContentVersion, row.Id, row.ContentVersion) == 0)
        {
            return;
        }

        foreach (var (position, slackUserId) in row.People)
        {
            people.Identify.Execute(transaction, slackUserId, row.Id, position);
        }

        foreach (var unreached in row.Unreached)
        {
            statements.Insert(unreached);
        }
    }
}
