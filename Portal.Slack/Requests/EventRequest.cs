using System.Text.Json;
using Portal.Slack.Api;

namespace Portal.Slack.Requests;

/// <summary>What Slack posts to the events address: its check of the address, or an event.</summary>
/// <param name="Challenge">To be sent back, when Slack checks the address.</param>
/// <param name="Event">Null for what is neither.</param>
public sealed record EventRequest(string? Challenge, SlackEvent? Event)
{
    /// <summary>Null when the body is no JSON object, or an event without its envelope.</summary>
    public static EventRequest? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = JsonElement.Parse(body);
            return json.ValueKind == JsonValueKind.Object ? Read(json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static EventRequest? Read(JsonElement json) => SlackJson.Text(json, "type") switch
    {
        "url_verification" => SlackJson.Text(json, "challenge") is { } challenge ? new(challenge, null) : null,
        "event_callback" => SlackEvent.Read(json) is { } happened ? new(null, happened) : null,
        null => null,
        _ => new(null, null),
    };
}
