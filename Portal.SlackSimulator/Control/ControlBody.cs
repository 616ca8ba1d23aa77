using System.Text.Json;
using Portal.SlackSimulator.Api;

namespace Portal.SlackSimulator.Control;

/// <summary>A control request's JSON. Collects every problem, each under the name of its field.</summary>
internal sealed class ControlBody(JsonElement root)
{
    private readonly Dictionary<string, string[]> _problems = new(StringComparer.Ordinal);

    /// <summary>Reads, lets <paramref name="read"/> check, and acts only when nothing was wrong.</summary>
    public static async Task<IResult> HandleAsync(HttpRequest request, Func<ControlBody, Func<IResult>> read)
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

            var body = new ControlBody(SoundJson.Require(document.RootElement));
            var act = read(body);
            return body._problems.Count > 0 ? ControlAnswer.Invalid(body._problems) : act();
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

    private JsonElement? Find(string field) =>
        root.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
