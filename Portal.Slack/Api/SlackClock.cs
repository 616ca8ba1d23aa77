using Microsoft.Extensions.Options;

namespace Portal.Slack.Api;

/// <summary>Compares this server's clock with Slack's: any answer of Slack's tells the time, even a refusal.</summary>
public sealed class SlackClock(IHttpClientFactory clients, IOptions<SlackOptions> options, TimeProvider time)
{
    /// <summary>By how much our clock is ahead, to about a second; null when Slack did not answer or did not tell the time.</summary>
    public async Task<TimeSpan?> AheadAsync(CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(options.Value.RequestTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            var asked = time.GetUtcNow();
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(options.Value.ApiBaseUrl), "api.test"));
            using var response = await clients.CreateClient(SlackHttp.WebApi).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var middle = asked + ((time.GetUtcNow() - asked) / 2);

            // The header leaves the fraction of a second out, which is half a second on average.
            return response.Headers.Date is { } date ? middle - date - TimeSpan.FromMilliseconds(500) : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return null;
        }
    }
}
