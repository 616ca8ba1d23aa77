using System.Text.Json;
using Portal.SlackSimulator.Messages;
using Portal.SlackSimulator.Requests;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Callbacks;

/// <summary>The <c>response_url</c> of a click: five answers within half an hour, without a token.</summary>
internal sealed class ResponseUrls(TimeProvider clock)
{
    private const int MostUses = 5;
    private const int MostKept = 1_000;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/actions/{**rest}", AnswerAsync);

    public string Make(Click click, Workspace workspace, string baseUrl)
    {
        var path = $"{workspace.Team.Id}/{clock.GetUtcNow().ToUnixTimeMilliseconds()}/{RandomText.Of(24)}";
        lock (_gate)
        {
            _entries[path] = new Entry(workspace.Messages, click.Message, clock.GetUtcNow() + Life);
            _order.Enqueue(path);
            if (_order.Count > MostKept)
            {
                _entries.Remove(_order.Dequeue());
            }
        }

        return $"{baseUrl}/actions/{path}";
    }

    private async Task<IResult> AnswerAsync(HttpRequest request, string rest)
    {
        var payload = await PayloadReader.ReadAsync(request, request.HttpContext.RequestAborted);
        if (payload is null)
        {
            return Refused("invalid_payload", StatusCodes.Status400BadRequest);
        }

        return Take(rest) switch
        {
            (_, { } error) => Refused(error, StatusCodes.Status404NotFound),
            (var entry, _) => Apply(entry!.Messages, entry.Message, payload),
        };
    }

    private (Entry? Entry, string? Error) Take(string path)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(path, out var entry) || clock.GetUtcNow() >= entry.Until)
            {
                return (null, "expired_url");
            }

            return entry.Uses++ < MostUses ? (entry, null) : (null, "used_url");
        }
    }

    private static IResult Apply(MessageStore messages, SlackMessage message, Arguments payload)
    {
        if (payload.Flag("delete_original"))
        {
            messages.Remove(message);
            return Results.Text("ok", "text/html");
        }

        var draft = MessageDraft.Read(payload, out var problem);
        if (problem is not null || draft.ToContent().IsEmpty)
        {
            return Refused(problem?.Error ?? "no_text", StatusCodes.Status400BadRequest);
        }

        if (payload.Flag("replace_original"))
        {
            messages.Update(message, draft.ToContent());
        }
        else if (payload.Text("response_type") == "in_channel")
        {
            messages.Add(message.ChannelId, payload.Text("thread_ts"), "response_url", draft.ToContent());
        }

        // Otherwise only the person who clicked sees it, and nothing is kept of it.
        return Results.Text("ok", "text/html");
    }

    private static IResult Refused(string error, int status) =>
        Results.Text(JsonSerializer.Serialize(new { ok = false, error }), "application/json", statusCode: status);

    private sealed record Entry(MessageStore Messages, SlackMessage Message, DateTimeOffset Until)
    {
        public int Uses { get; set; }
    }
}
