using System.Data.Common;
using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>Puts one event on disk, or finds the one that took its id before.</summary>
internal sealed class StoreEvent(ReceivedEvent received) : WriteOperation
{
    public override bool IsDurable => true;

    /// <summary>Set by the commit.</summary>
    public StoredEvent Result { get; private set; } = null!;

    public override void Execute(HotStatements statements)
    {
        var inserted = statements.InsertEvent.Execute(
            statements.Transaction,
            received.Id,
            received.OrganizationId,
            received.InstanceId,
            received.IdempotencyKey,
            received.BodyHash,
            received.Body,
            received.Type,
            received.OccurredAt,
            received.ReceivedAt,
            received.ReceivedFrom,
            received.Status.ToString());
        Result = inserted == 1 ? new StoredEvent(received.Id, IsNew: true, IsSameBody: true) : FindFirst(statements);
    }

    public override void Announce(ChangeFeed changes, WorkSignals signals)
    {
        if (Result.IsNew)
        {
            signals.WakePlanner();
        }
    }

    private StoredEvent FindFirst(HotStatements statements)
    {
        using var reader = statements.FindEvent.Read(statements.Transaction, received.InstanceId, received.IdempotencyKey);
        reader.Read();
        return new StoredEvent(reader.GetGuid(0), IsNew: false, IsSameBody: Bytes(reader).AsSpan().SequenceEqual(received.BodyHash));
    }

    private static byte[] Bytes(DbDataReader reader) => reader.GetFieldValue<byte[]>(1);
}
