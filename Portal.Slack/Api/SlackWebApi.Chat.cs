using System.Buffers;
using System.Text.Json;
using Portal.Domain;
using Portal.Domain.Slack;

namespace Portal.Slack.Api;

/// <content>Messages.</content>
public sealed partial class SlackWebApi
{
    /// <summary>Posts once. After <see cref="SlackError.OutcomeUnknown"/> the message may be there all the same.</summary>
    public Task<SlackResult<PostedMessage>> PostMessageAsync(Secret token, PostMessage message, CancellationToken ct) =>
        SendAsync("chat.postMessage", token, Addressed(message.Payload, ("channel", message.Channel), ("thread_ts", message.ThreadTs)), ct);

    /// <summary>Replaces a message. What the payload leaves out stays, but for blocks, which a text alone removes.</summary>
    public Task<SlackResult<PostedMessage>> UpdateMessageAsync(Secret token, UpdateMessage message, CancellationToken ct) =>
        SendAsync("chat.update", token, Addressed(message.Payload, ("channel", message.Channel), ("ts", message.Ts)), ct);

    private async Task<SlackResult<PostedMessage>> SendAsync(string method, Secret token, byte[] json, CancellationToken ct)
    {
        var result = await CallAsync(
            ApiCall.Json(method, token, json), body => new PostedMessage(SlackJson.Text(body, "channel"), SlackJson.Text(body, "ts"), []), ct);
        return result.Value is { } posted ? result with { Value = posted with { Scopes = result.Scopes } } : result;
    }

    // The payload is one JSON object without address; its members are kept as they are, so it is not parsed again.
    private static byte[] Addressed(ReadOnlyMemory<byte> payload, params ReadOnlySpan<(string Name, string? Value)> address)
    {
        var buffer = new ArrayBufferWriter<byte>(payload.Length + 128);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        foreach (var (name, value) in address)
        {
            if (value is not null)
            {
                writer.WriteString(name, value);
            }
        }

        writer.WriteEndObject();
        writer.Flush();

        var members = payload.Span[1..];
        var isEmpty = members is [(byte)'}'];
        return [.. buffer.WrittenSpan[..^1], .. isEmpty ? ""u8 : ","u8, .. members];
    }
}
