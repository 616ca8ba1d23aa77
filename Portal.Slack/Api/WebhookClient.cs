using System.Collections.Frozen;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Domain.Slack;

namespace Portal.Slack.Api;

/// <summary>Posts to incoming webhooks. The URL is the secret: it is in no exception, no log and no error.</summary>
public sealed class WebhookClient
{
    private const int LongestAnswer = 8 * 1024;

    private readonly SlackCall _call;
    private readonly FrozenSet<string> _allowedHosts;

    public WebhookClient(IHttpClientFactory clients, IOptions<SlackOptions> options, TimeProvider time)
    {
        _call = new SlackCall(clients, options, time);
        _allowedHosts = options.Value.AllowedWebhookHosts.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Posts once. A webhook tells neither the channel nor the message's id, only <c>ok</c>.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<SlackResult<string>> PostAsync(Secret url, ReadOnlyMemory<byte> payload, CancellationToken ct)
    {
        // Checked again although it was when it was saved: the settings or the row may have changed since.
        if (WebhookUrl.Check(url.Reveal(), _allowedHosts).Url is not { } address)
        {
            return new(null, SlackError.Classify("webhook_refused", null, detail: "The webhook's host is not allowed."));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new ReadOnlyMemoryContent(payload);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");

        var called = await _call.SendAsync(SlackHttp.Webhooks, request, LongestAnswer, ct);
        return called.Value switch
        {
            null => new(null, called.Error),
            { IsSuccess: true, Text: "ok" or "" } answer => new(answer.Text, null),
            var answer => new(null, answer.ToError()),
        };
    }
}
