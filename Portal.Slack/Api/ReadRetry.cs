using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Portal.Slack.Api;

/// <summary>
/// Repeats a read that met an outage. Writes are never repeated: Slack has no idempotency key, so repeating one is the sender's decision.
/// </summary>
internal static class ReadRetry
{
    /// <summary>Set on a request that changes nothing at Slack; its method does not say so.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsRead = new("Portal.Slack.IsRead");

    public static HttpRetryStrategyOptions Options => new()
    {
        MaxRetryAttempts = 2,
        Delay = TimeSpan.FromMilliseconds(200),
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,

        // A page or a lane waits for the answer.
        ShouldRetryAfterHeader = false,
        ShouldHandle = attempt => ValueTask.FromResult(IsOutage(attempt.Outcome) && attempt.Context.GetRequestMessage()?.Options.TryGetValue(IsRead, out var isRead) is true && isRead),
    };

    private static bool IsOutage(Outcome<HttpResponseMessage> outcome) => outcome is { Exception: HttpRequestException } or { Result: { StatusCode: >= HttpStatusCode.InternalServerError } };
}
