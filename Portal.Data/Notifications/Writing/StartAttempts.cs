using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>Claims what attempts are made for and writes the attempts, before any call is made. What another node or a resend took meanwhile is left out.</summary>
/// <param name="order">That of all their steps.</param>
/// <param name="starts">The attempts.</param>
internal sealed class StartAttempts(WriteOrder order, IReadOnlyList<AttemptStart> starts) : WriteOperation
{
    private readonly List<RowCount> _written = new(starts.Count);

    public override WriteOrder Order => order;

    /// <summary>The attempts that may be made. Known after the commit.</summary>
    public IEnumerable<DeliveryAttempt> Claimed => starts.Where((_, index) => _written[index].Value > 0).Select(start => start.Attempt);

    public override void Write(WriteBatch batch)
    {
        _written.Clear();
        _written.AddRange(starts.Select(start => Start(batch, start)));
    }

    public override void Announce(ChangeFeed changes, WorkSignals signals)
    {
        foreach (var instance in starts.Select(start => start.InstanceId).Distinct())
        {
            changes.Publish(instance);
        }
    }

    private static RowCount Start(WriteBatch batch, AttemptStart start) => start switch
    {
        { MessageId: { } message } => StartUpdate(batch, start.Attempt, message),
        { IsFallback: true } => StartFallback(batch, start.Attempt),
        _ => StartPost(batch, start.Attempt),
    };

    private static RowCount StartPost(WriteBatch batch, DeliveryAttempt attempt)
    {
        var written = batch.Add(batch.Statements.InsertAttempt, AttemptValues.Of(attempt));
        batch.Add(batch.Statements.Claim, attempt.NotificationId);
        return written;
    }

    private static RowCount StartFallback(WriteBatch batch, DeliveryAttempt attempt)
    {
        var written = batch.Add(batch.Statements.Fallbacks.InsertAttempt, AttemptValues.Of(attempt));
        batch.Add(batch.Statements.Steps.CountAttempt, attempt.NotificationId, attempt.Id);
        return written;
    }

    private static RowCount StartUpdate(WriteBatch batch, DeliveryAttempt attempt, Guid messageId)
    {
        var steps = batch.Statements.Steps;
        var written = batch.Add(steps.InsertAttempt, [.. AttemptValues.Of(attempt), messageId]);
        batch.Add(steps.ClaimUpdate, messageId);
        batch.Add(steps.CountAttempt, attempt.NotificationId, attempt.Id);
        return written;
    }
}
