namespace Portal.Data.Notifications.Writing;

/// <summary>Writes where notifications go.</summary>
/// <param name="order">That of all their steps.</param>
/// <param name="addressed">The notifications.</param>
internal sealed class AddressNotifications(WriteOrder order, IReadOnlyList<AddressedNotification> addressed) : WriteOperation
{
    public override WriteOrder Order => order;

    public override void Write(WriteBatch batch)
    {
        foreach (var notification in addressed)
        {
            Write(batch, notification);
        }
    }

    public override void Announce(ChangeFeed changes, WorkSignals signals)
    {
        foreach (var instance in addressed.Select(notification => notification.InstanceId).Distinct())
        {
            changes.Publish(instance);
        }
    }

    private static void Write(WriteBatch batch, AddressedNotification row)
    {
        var (statements, addressing) = (batch.Statements, batch.Statements.Addressing);
        if (row.IsSuperseded)
        {
            batch.Add(statements.Steps.Supersede, row.At, row.Problem, row.Id);
            return;
        }

        if (row.Target is null)
        {
            batch.Add(addressing.GiveUp, row.At, row.Problem, row.Id);
            return;
        }

        batch.Add(addressing.Address, row.Target, row.Payload, row.Replies, row.ContentVersion, row.Id);
        foreach (var (position, slackUserId) in row.People)
        {
            batch.Add(addressing.Identify, slackUserId, row.Id, position);
        }

        foreach (var unreached in row.Unreached)
        {
            batch.Insert(unreached, statements.InsertIfAddressed, row.Id);
        }
    }
}
