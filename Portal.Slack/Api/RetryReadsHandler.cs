using Polly;
using Polly.Retry;

namespace Portal.Slack.Api;

/// <summary>
/// Repeats a read that met an outage. Posts pass through untouched: Slack has no idempotency key, so repeating one is the sender's decision.
/// </summary>
internal sealed class RetryReadsHandler(TimeProvider time) : DelegatingHandler
{
    /// <summary>Set on a request that changes nothing at Slack.</summary>
    public static readonly HttpRequestOptionsKey<bool> IsRead = new("Portal.Slack.IsRead");

    private readonly ResiliencePipeline<HttpResponseMessage> _retry = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromMilliseconds(200),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>().HandleResult(answer => (int)answer.StatusCode >= 500),
            OnRetry = static failed =>
            {
                failed.Outcome.Result?.Dispose();
                return default;
            },
        })
        .Build();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Options.TryGetValue(IsRead, out var isRead) && isRead
            ? await _retry.ExecuteAsync(async ct => await base.SendAsync(request, ct), cancellationToken)
            : await base.SendAsync(request, cancellationToken);
}
