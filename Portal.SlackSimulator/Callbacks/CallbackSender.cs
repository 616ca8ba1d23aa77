using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text;
using Microsoft.Extensions.Options;
using Portal.SlackSimulator.Requests;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Callbacks;

/// <summary>Sends signed requests to the app, on this machine or on a host that was allowed by name.</summary>
internal sealed class CallbackSender(IHttpClientFactory clients, IOptions<SlackSimulatorOptions> options, TimeProvider clock)
{
    public const string ClientName = "slack-simulator-callbacks";

    /// <summary>More of an answer is not read.</summary>
    public const int LongestAnswer = 1_000_000;

    private const int LongestBody = 4_000;

    /// <summary>Why the URL may not be called, as a sentence, or null.</summary>
    public string? Problem(string? url, out Uri? uri)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out uri) || uri.Scheme is not ("http" or "https"))
        {
            return "Must be a whole URL with http or https.";
        }

        var parsed = uri;
        return LoopbackHost.IsIn(uri) || options.Value.AllowedRequestHosts.Any(host => host == parsed.Host || host == parsed.Authority)
            ? null
            : $"Only this machine may be called, or a host of AllowedRequestHosts. '{uri.Authority}' is neither.";
    }

    public async Task<Delivery> SendAsync(CallbackRequest request, CancellationToken cancellationToken)
    {
        var delivery = new Delivery(clock.GetUtcNow(), request.Kind, request.Url.ToString()) { EventId = request.EventId, RetryNum = request.Defects.RetryNum };
        var started = clock.GetTimestamp();
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(request.Defects.TimeoutMs), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var message = Message(request);
            using var client = clients.CreateClient(ClientName);
            using var answer = await client.SendAsync(message, either.Token);
            // Not as text: an answer may name a charset that does not exist.
            var body = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync(either.Token));
            return delivery with
            {
                Status = (int)answer.StatusCode,
                Body = body.Length <= LongestBody ? body : body[..LongestBody],
                Accepted = answer.StatusCode == HttpStatusCode.OK,
                Error = answer.StatusCode == HttpStatusCode.OK ? null : "http_error",
                WantsNoRetry = answer.Headers.TryGetValues("x-slack-no-retry", out var values) && values.Contains("1", StringComparer.Ordinal),
                LatencyMs = Elapsed(started),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return delivery with { Error = "http_timeout", LatencyMs = Elapsed(started) };
        }
        catch (HttpRequestException problem)
        {
            var isTls = problem.HttpRequestError == HttpRequestError.SecureConnectionError;
            return delivery with { Error = isTls ? "ssl_error" : "connection_failed", LatencyMs = Elapsed(started) };
        }
    }

    private double Elapsed(long started) => Math.Round(clock.GetElapsedTime(started).TotalMilliseconds, 1);

    [SuppressMessage("Reliability", "CA2000", Justification = "The message disposes of its content.")]
    private HttpRequestMessage Message(CallbackRequest request)
    {
        var defects = request.Defects;
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds() - defects.StaleSeconds;
        var message = new HttpRequestMessage(HttpMethod.Post, request.Url) { Content = new StringContent(request.Body, Encoding.UTF8) };
        message.Content.Headers.ContentType = new(request.ContentType);
        message.Headers.Add("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)");
        message.Headers.Add("X-Slack-Request-Timestamp", $"{timestamp}");
        if (!defects.IsUnsigned)
        {
            var secret = defects.IsWronglySigned ? "not-" + SampleWorkspace.SigningSecret : SampleWorkspace.SigningSecret;
            message.Headers.Add("X-Slack-Signature", RequestSignature.For(secret, timestamp, request.Body));
        }

        if (defects.RetryNum > 0)
        {
            message.Headers.Add("x-slack-retry-num", $"{defects.RetryNum}");
            message.Headers.Add("x-slack-retry-reason", defects.RetryReason);
        }

        return message;
    }
}
