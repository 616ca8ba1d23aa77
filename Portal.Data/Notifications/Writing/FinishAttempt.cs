namespace Portal.Data.Notifications.Writing;

/// <summary>Writes how an attempt ended and what follows from it.</summary>
internal sealed class FinishAttempt(AttemptResult result) : WriteOperation
{
    public override WriteOrder Order => WriteOrder.OfStep(result.Next.InstanceId, result.Next.StepId);

    public override void Write(WriteBatch batch)
    {
        var end = result.End;
        batch.Add(
            batch.Statements.FinishAttempt,
            end.EndedAt,
            end.Outcome.ToString(),
            end.HttpStatus,
            end.ErrorCode,
            (long?)end.RetryAfter?.TotalMilliseconds,
            (long?)end.Latency?.TotalMilliseconds,
            end.Note,
            end.AttemptId);
        result.Next.Write(batch, end);
    }

    public override void Announce(ChangeFeed changes, WorkSignals signals)
    {
        changes.Publish(result.Next.InstanceId);
        result.Next.Announce(signals);
    }
}
