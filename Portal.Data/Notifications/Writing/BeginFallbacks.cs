namespace Portal.Data.Notifications.Writing;

/// <summary>Hands notifications over to the lanes of their fallbacks.</summary>
/// <param name="order">That of all their steps.</param>
/// <param name="rows">The notifications.</param>
internal sealed class BeginFallbacks(WriteOrder order, IReadOnlyList<FallingBack> rows) : WriteOperation
{
    public override WriteOrder Order => order;

    public override void Write(WriteBatch batch)
    {
        foreach (var row in rows)
        {
            batch.Add(batch.Statements.Fallbacks.Begin, row.FallbackKey, row.At, row.Reason, row.Id);
        }
    }

    public override void Announce(ChangeFeed changes, WorkSignals signals)
    {
        foreach (var instance in rows.Select(row => row.InstanceId).Distinct())
        {
            changes.Publish(instance);
        }

        foreach (var fallback in rows.Select(row => row.FallbackKey).Distinct(StringComparer.Ordinal))
        {
            signals.WakeFallback(fallback);
        }
    }
}
