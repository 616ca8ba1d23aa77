using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Notifications.Delivery;

namespace Portal.Slack.Api;

/// <summary>Slack's Web API, one method per method. Failures are values; only cancellation throws.</summary>
public sealed class SlackWebApi(IHttpClientFactory clients, IOptions<SlackOptions> options, TimeProvider time)
{
    // An answer repeats the message with all its blocks; only lists of users are longer, and they come in pages.
    private const int LongestAnswer = 1024 * 1024;

    private readonly SlackCall _call = new(clients, options, time);
    private readonly Uri _base = new(options.Value.ApiBaseUrl.EndsWith('/') ? options.Value.ApiBaseUrl : options.Value.ApiBaseUrl + "/");

    /// <summary>Whether the token works, whose it is and what it may do.</summary>
    public async Task<SlackResult<AuthTest>> AuthTestAsync(Secret token, CancellationToken ct)
    {
        var called = await CallAsync("auth.test", token, "{}"u8.ToArray(), isRead: true, ct);
        return called.Value is not { } ok ? new(null, called.Error) : new(new AuthTest(
            ok["team_id"], ok["team"], ok["url"], ok["user_id"], ok["user"], ok["bot_id"], ok.Scopes), null);
    }

    /// <summary>Posts once. After <see cref="SlackError.OutcomeUnknown"/> the message may be there all the same.</summary>
    public async Task<SlackResult<PostedMessage>> PostMessageAsync(Secret token, PostMessage message, CancellationToken ct)
    {
        var called = await CallAsync("chat.postMessage", token, Addressed(message), isRead: false, ct);
        return called.Value is not { } ok ? new(null, called.Error) : new(new PostedMessage(ok["channel"], ok["ts"], ok.Scopes), null);
    }

    private async Task<SlackResult<Success>> CallAsync(string method, Secret token, ReadOnlyMemory<byte> json, bool isRead, CancellationToken ct)
    {
        if (token.Reveal() is not { Length: > 0 } bearer || bearer.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return new(null, SlackError.Classify("invalid_auth", null, detail: "The token holds characters that no token has."));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_base, method));
        request.Options.Set(RetryReadsHandler.IsRead, isRead);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        request.Content = new ReadOnlyMemoryContent(json);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");

        var called = await _call.SendAsync(SlackHttp.WebApi, request, LongestAnswer, ct);
        if (called.Value is not { } answer)
        {
            return new(null, called.Error);
        }

        return answer is { IsSuccess: true, Json: { } body } && SlackAnswer.Find(body, "ok") is { ValueKind: JsonValueKind.True }
            ? new(new Success(body, answer.Scopes), null)
            : new(null, answer.ToError());
    }

    // The payload is one JSON object without channel; its members are kept as they are, so it is not parsed again.
    private static byte[] Addressed(PostMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>(message.Payload.Length + 128);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("channel", message.Channel);
        if (message.ThreadTs is { } thread)
        {
            writer.WriteString("thread_ts", thread);
        }

        writer.WriteEndObject();
        writer.Flush();

        var members = message.Payload.Span[1..];
        var isEmpty = members is [(byte)'}'];
        return [.. buffer.WrittenSpan[..^1], .. isEmpty ? ""u8 : ","u8, .. members];
    }

    private sealed record Success(JsonElement Body, IReadOnlyList<string> Scopes)
    {
        public string? this[string name] => SlackAnswer.TextOf(Body, name);
    }
}
