using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.SlackSimulator.Requests;

namespace Portal.SlackSimulator.Control;

/// <summary>A control request's JSON. Collects every problem, each under the name of its field.</summary>
internal sealed class ControlBody(JsonElement root)
{
    private readonly Dictionary<string, string[]> _problems = new(StringComparer.Ordinal);

    /// <summary>Reads, lets <paramref name="read"/> check, and acts only when nothing was wrong.</summary>
    public static Task<IResult> HandleAsync(HttpRequest request, Func<ControlBody, Func<IResult>> read) => HandleAsync(request, body =>
    {
        var act = read(body);
        return () => Task.FromResult(act());
    });

    public static async Task<IResult> HandleAsync(HttpRequest request, Func<ControlBody, Func<Task<IResult>>> read)
    {
        if (!request.HasJsonContentType())
        {
            return ControlAnswer.Unreadable("Send a JSON object with Content-Type: application/json.");
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, default, request.HttpContext.RequestAborted);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return ControlAnswer.Unreadable("The body must be a JSON object.");
            }

            var body = new ControlBody(WellFormedJson.Require(document.RootElement));
            var act = read(body);
            return body._problems.Count > 0 ? ControlAnswer.Invalid(body._problems) : await act();
        }
        catch (JsonException problem)
        {
            return ControlAnswer.Unreadable($"This is no JSON: {problem.Message}");
        }
    }

    public void Wrong(string field, string sentence) => _problems.TryAdd(field, [sentence]);

    public string? Text(string field)
    {
        if (Find(field) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        Wrong(field, "Must be a text.");
        return null;
    }

    public bool? Flag(string field)
    {
        if (Find(field) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Wrong(field, "Must be true or false.");
        return null;
    }

    public int? Whole(string field, int least, int most)
    {
        if (Find(field) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Wrong(field, $"Must be a whole number from {least} to {most}.");
        return null;
    }

    public double? Number(string field, double least, double most)
    {
        if (Find(field) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Wrong(field, $"Must be a number from {least} to {most}.");
        return null;
    }

    public IReadOnlyList<string>? Texts(string field)
    {
        if (Find(field) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
        {
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        }

        Wrong(field, "Must be a list of texts.");
        return null;
    }

    public JsonObject? Node(string field)
    {
        if (Find(field) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return JsonObject.Create(value);
        }

        Wrong(field, "Must be an object.");
        return null;
    }

    /// <summary>Each item as a body of its own; see <see cref="TakeProblems"/>.</summary>
    public IReadOnlyList<ControlBody>? Objects(string field)
    {
        if (Find(field) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object))
        {
            return [.. value.EnumerateArray().Select(item => new ControlBody(item))];
        }

        Wrong(field, "Must be a list of objects.");
        return null;
    }

    /// <summary>What was wrong with the items is wrong with the whole.</summary>
    public void TakeProblems(IEnumerable<ControlBody> items)
    {
        foreach (var (field, sentences) in items.Where(item => item != this).SelectMany(item => item._problems))
        {
            _problems.TryAdd(field, sentences);
        }
    }

    private JsonElement? Find(string field) =>
        root.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
