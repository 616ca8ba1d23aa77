namespace Portal.Data.Notifications.Writing;

/// <summary>Writes how an attempt ended.</summary>
internal static class AttemptOutcomes
{
    public static void Finish(this HotStatements statements, AttemptResult result) => statements.FinishAttempt.Execute(
        statements.Transaction,
        result.EndedAt,
        result.Outcome.ToString(),
        result.HttpStatus,
        result.ErrorCode,
        (long?)result.RetryAfter?.TotalMilliseconds,
        (long?)result.Latency?.TotalMilliseconds,
        result.Note,
        result.AttemptId);
}
