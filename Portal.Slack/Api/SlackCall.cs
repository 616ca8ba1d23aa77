using Microsoft.Extensions.Options;
using Portal.Domain.Slack;

namespace Portal.Slack.Api;

/// <summary>
/// One HTTP call within the time-out, its answer read up to a given length. Failures become errors here, so that no exception, whose text may hold
/// the address, leaves.
/// </summary>
internal sealed class SlackCall(IHttpClientFactory clients, IOptions<SlackOptions> options, TimeProvider time)
{
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<SlackResult<SlackAnswer>> SendAsync(string client, HttpRequestMessage request, int longestAnswer, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(options.Value.RequestTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            return new(await AnswerAsync(client, request, longestAnswer, either.Token), null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException(ct);
        }
        catch (OperationCanceledException)
        {
            return Failed("timeout", $"No answer within {options.Value.RequestTimeout.TotalSeconds:0.#} s.");
        }
        catch (HttpRequestException e)
        {
            return Failed(NeverSent(e.HttpRequestError) ? "connect_failed" : "network_error", e.HttpRequestError.ToString());
        }
        catch (IOException)
        {
            return Failed("network_error", "The answer broke off.");
        }
    }

    private async Task<SlackAnswer> AnswerAsync(string client, HttpRequestMessage request, int longestAnswer, CancellationToken ct)
    {
        using var response = await clients.CreateClient(client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        var body = await ReadStartAsync(response.Content, longestAnswer, ct);
        return new SlackAnswer((int)response.StatusCode, body, WaitOf(response), ScopesOf(response));
    }

    private static async Task<byte[]> ReadStartAsync(HttpContent content, int longest, CancellationToken ct)
    {
        await using var stream = await content.ReadAsStreamAsync(ct);
        var buffer = new byte[1024];
        for (var length = 0; ;)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), ct);
            length += read;
            if (read == 0 || length >= longest)
            {
                return buffer[..Math.Min(length, longest)];
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, length * 2);
            }
        }
    }

    private TimeSpan? WaitOf(HttpResponseMessage response) =>
        response.Headers.RetryAfter is { Date: { } date }
            ? date - time.GetUtcNow()
            : response.Headers.NonValidated.TryGetValues("Retry-After", out var values) ? AskedSeconds.Read(values.ToString()) : null;

    private static string[] ScopesOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues("x-oauth-scopes", out var values)
            ? string.Join(',', values).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [];

    private static bool NeverSent(HttpRequestError error) =>
        error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError;

    private static SlackResult<SlackAnswer> Failed(string code, string detail) => new(null, SlackError.Classify(code, null, detail: detail));
}
