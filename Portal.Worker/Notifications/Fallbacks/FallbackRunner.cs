using Portal.Data.Notifications.Writing;
using Portal.Domain.Errors;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Delivery;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Notifications.Routing;
using Portal.Worker.Errors;
using Portal.Worker.Notifications.Attempts;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Fallbacks;

/// <summary>Takes the fallback of notifications, each attempt on disk before it is made.</summary>
internal sealed class FallbackRunner(IEnumerable<Fallback> fallbacks, AttemptRunner attempts, ErrorReporter errors, Jitter jitter)
{
    private readonly Dictionary<string, Fallback> _byKey = fallbacks.ToDictionary(fallback => fallback.Key, StringComparer.Ordinal);

    /// <summary>Starts those that still fall back; answers what is under way by the notifications' ids.</summary>
    public async Task<IReadOnlyDictionary<Guid, Task<SendOutcome>>> StartAsync(string key, IReadOnlyList<Notification> due)
    {
        var tries = due.Select(row => Prepare(key, row)).ToDictionary(one => one.Attempt.Id);
        var claimed = await attempts.StartAsync([.. tries.Values.Select(one => new AttemptStart(one.Attempt, one.Row.InstanceId, one.Row.StepId) { IsFallback = true })]);
        return claimed.ToDictionary(attempt => attempt.NotificationId, attempt => attempts.RunAsync(attempt, () => RunAsync(tries[attempt.Id])));
    }

    private FallbackTry Prepare(string key, Notification row)
    {
        var isTest = row.EventId is null;
        var request = isTest ? null : Request(row);
        var fallback = request is null ? null : _byKey.GetValueOrDefault(key);
        var method = isTest ? "test" : FallbackKeys.MethodOf(fallback?.Key ?? FallbackKeys.None);
        return new FallbackTry(row, request, fallback, attempts.Begin(row.Id, row.AttemptCount + 1, method));
    }

    private async Task<EndedAttempt> RunAsync(FallbackTry one)
    {
        var result = one.Fallback is { } fallback ? await fallback.RunAsync(one.Request!, CancellationToken.None) : NotTaken(one.Row);
        var end = attempts.End(one.Attempt, result.Problem is null && one.Row.EventId is not null ? AttemptOutcome.Succeeded : AttemptOutcome.Failed) with
        {
            // Why Slack did not take it stays the reason, unless the fallback has trouble of its own.
            ErrorCode = result.Problem?.Code ?? one.Row.LastError,
            Note = result.Note,
        };
        return new EndedAttempt(
            new AttemptResult(end, After(one, result, end.EndedAt)),
            Learn: result.Problem is { } problem ? () => errors.ReportAsync(Failure(one.Row, problem), CancellationToken.None) : null);
    }

    private NextState After(FallbackTry one, FallbackResult result, DateTimeOffset now)
    {
        var row = one.Row;
        if (result is { Problem: not null, MayPass: true } && FallbackPolicy.Next(row.FallbackFailures + 1, now, jitter.Next()) is { } next)
        {
            return new FallbackPostponed(row.InstanceId, row.StepId, row.Id, next);
        }

        var state = one.Fallback is not null && result.Problem is null ? NotificationState.FellBack : NotificationState.Failed;
        return new GivenUp(row.InstanceId, row.StepId, row.Id, state);
    }

    private static FallbackResult NotTaken(Notification row) => new(row.EventId is null
        ? "The test was not sent in time: the connection is disabled, gone, or waits for Slack."
        : "No fallback was taken: each of these people has a notification of their own.");

    /// <summary>Null when others tell all of its people.</summary>
    private static FallbackRequest? Request(Notification row)
    {
        var audience = FallbackAudience.Of(row.RecipientKey, RouteDecisionJson.Read(row.Route), row.Target is not null, row.Recipients);
        return audience.Count == 0 && row.Recipients.Count > 0 ? null : new FallbackRequest(row.Id, row.Subject, row.Payload, audience, row.LastError);
    }

    private static Failure Failure(Notification row, Advice advice) => new(row.OrganizationId, row.InstanceId, "fallback:" + advice.Code, advice, null);

    private sealed record FallbackTry(Notification Row, FallbackRequest? Request, Fallback? Fallback, DeliveryAttempt Attempt);
}
