using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.SlackSimulator.Callbacks;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Control;

/// <summary>An event to send: its type, what it is about, and what should be wrong with it.</summary>
internal static class EventInput
{
    public static CallbackRequest Read(ControlBody body, Workspace workspace, Uri url, TimeProvider clock)
    {
        var defects = DefectInput.Read(body);
        var now = clock.GetUtcNow();
        var callback = body.Text("type") switch
        {
            "url_verification" => EventEnvelope.Verification(url, body.Text("challenge") ?? RandomText.Of(40)),
            "app_rate_limited" => EventEnvelope.RateLimited(workspace.Team, url, now),
            { Length: > 0 } type => EventEnvelope.Of(Event(body, type, workspace), workspace.Team, url, Time(body) ?? now, body.Text("event_id")),
            _ => Missing(body, url),
        };
        return callback with { Defects = defects };
    }

    /// <summary>url_verification is content only when the challenge comes back: plain, as a form, or as JSON.</summary>
    public static Delivery WithChallenge(Delivery delivery, CallbackRequest callback)
    {
        if (callback.Kind != "url_verification")
        {
            return delivery;
        }

        var challenge = JsonNode.Parse(callback.Body)!["challenge"]!.GetValue<string>();
        var isAnswered = delivery.Accepted && (delivery.Body == challenge || delivery.Body == "challenge=" + challenge || InJson(delivery.Body) == challenge);
        return delivery with { Accepted = isAnswered, ChallengeAnswered = isAnswered };
    }

    private static string? InJson(string? body)
    {
        try
        {
            return JsonNode.Parse(body ?? "") is JsonObject json ? json["challenge"]?.ToString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SlackEvent Event(ControlBody body, string type, Workspace workspace)
    {
        var known = type switch
        {
            "tokens_revoked" => SlackEvents.TokensRevoked(body.Texts("bot") ?? [workspace.Team.BotUserId], body.Texts("oauth") ?? []),
            "app_uninstalled" => SlackEvents.AppUninstalled(),
            "channel_archive" or "group_archive" or "channel_unarchive" or "group_unarchive" => SlackEvents.Of(type, new()
            {
                ["channel"] = Channel(body, workspace).Id,
                ["user"] = workspace.Team.InstallerId,
            }),
            "channel_rename" or "group_rename" => SlackEvents.Of(type, new() { ["channel"] = Renamed(body, workspace) }),
            _ => SlackEvents.Of(type, []),
        };
        foreach (var (name, value) in body.Node("event") ?? [])
        {
            known.Body[name] = value?.DeepClone();
        }

        return known;
    }

    private static JsonObject Renamed(ControlBody body, Workspace workspace)
    {
        var channel = Channel(body, workspace);
        return new() { ["id"] = channel.Id, ["name"] = body.Text("name") ?? channel.Name, ["created"] = WorkspaceSeed.Created };
    }

    private static SlackChannel Channel(ControlBody body, Workspace workspace)
    {
        var channel = body.Text("channel") is { } named ? workspace.FindChannel(named) : workspace.MainChannel;
        if (channel is null)
        {
            body.Wrong("channel", "Must be a channel of this workspace, by id or #name.");
        }

        return channel ?? new SlackChannel("", "");
    }

    private static DateTimeOffset? Time(ControlBody body) =>
        body.Whole("event_time", 0, int.MaxValue) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private static CallbackRequest Missing(ControlBody body, Uri url)
    {
        body.Wrong("type", "Name the event: url_verification, tokens_revoked, app_uninstalled, channel_archive, channel_rename, or another one with its \"event\".");
        return EventEnvelope.Verification(url, "");
    }
}
