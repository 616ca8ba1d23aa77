using System.Reflection;
using System.Text.Json;
using System.Text.Unicode;
using Portal.Domain;
using Portal.Domain.Notifications.Parsing;

namespace Portal.Api;

/// <summary>
/// A request's JSON object, read without trust: a wrong type is a problem with the field's name, never an exception. Handlers take it as a
/// parameter, ask for their fields, and answer <see cref="Refusal"/> when it is not null.
/// </summary>
internal sealed class JsonRequest
{
    private const int Limit = 256 * 1024;

    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly List<FieldProblem> _problems = [];
    private readonly IResult? _unreadable;

    private JsonRequest(JsonElement root) => _unreadable = TryName(root) ? null : Problems.Invalid(new FieldProblem("$", "A field's name is not valid Unicode. Remove it."));

    private JsonRequest(IResult unreadable) => _unreadable = unreadable;

    /// <summary>What to answer instead, once all fields have been asked for; null when the body is as it should be.</summary>
    public IResult? Refusal => _unreadable ?? (_problems.Count > 0 ? Problems.Invalid(_problems) : null);

    public static async ValueTask<JsonRequest?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (PackedBody.RefusalOf(context.Request) is { } unknown)
        {
            return new JsonRequest(unknown);
        }

        if (await RawBody.ReadAsync(context.Request, Limit, context.RequestAborted) is not { } sent)
        {
            return TooLarge();
        }

        var (bytes, refusal) = await PackedBody.UnpackAsync(context.Request, sent, Limit, context.RequestAborted);
        return refusal is null ? Parse(bytes) : new JsonRequest(refusal);
    }

    public static JsonRequest Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty || !Utf8.IsValid(bytes.Span))
        {
            return NotJson(bytes.IsEmpty ? "The body is empty. Send a JSON object." : "The body is not valid UTF-8. Send JSON in UTF-8.");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new JsonRequest(document.RootElement.Clone())
                : new JsonRequest(Problems.Invalid([new FieldProblem("$", "Send a JSON object.")]));
        }
        catch (JsonException broken)
        {
            return NotJson($"The body is not valid JSON: it breaks at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}.");
        }
    }

    public bool Has(string field) => _fields.ContainsKey(field);

    /// <summary>Null where the field is missing or null.</summary>
    public string? Text(string field) => Find(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => TextOf(value, field),
        _ => Wrong<string>(field, "Send a text."),
    };

    public bool? Flag(string field) => Find(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True or JsonValueKind.False } value => value.GetBoolean(),
        _ => WrongValue<bool>(field, "Send true or false."),
    };

    public long? Number(string field) => Find(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var number) => number,
        _ => WrongValue<long>(field, "Send a whole number."),
    };

    public DateTimeOffset? Time(string field) => Find(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value when TryReadTime(value, out var time) => time,
        _ => WrongValue<DateTimeOffset>(field, "Send a time as in 2026-11-24T17:00:00Z."),
    };

    public IReadOnlyList<string>? Texts(string field)
    {
        if (Find(field) is not { } list)
        {
            return null;
        }

        return list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(item => TextOf(item, field) ?? "")]
            : Wrong<IReadOnlyList<string>>(field, "Send a list of texts.");
    }

    // Like a text, it may hold half of a surrogate pair.
    private static bool TryReadTime(JsonElement value, out DateTimeOffset time)
    {
        try
        {
            return PartnerTime.TryRead(value.GetString()!, out time);
        }
        catch (InvalidOperationException)
        {
            time = default;
            return false;
        }
    }

    private static JsonRequest NotJson(string detail) => new(Problems.Of(StatusCodes.Status400BadRequest, "not-json", "Not JSON", detail, [new FieldProblem("$", detail)]));

    private static JsonRequest TooLarge() => new(Problems.Of(
        StatusCodes.Status413PayloadTooLarge, "too-large", "Too large", "A body may be at most 256 KiB.", [new FieldProblem("$", "Send less: at most 262144 bytes.")]));

    private JsonElement? Find(string field) =>
        _fields.TryGetValue(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    // Half of a surrogate pair is valid JSON, but no text: reading it throws, also when it is in the name of a field that no handler asks for.
    private bool TryName(JsonElement root)
    {
        try
        {
            foreach (var property in root.EnumerateObject())
            {
                _fields[property.Name] = property.Value;
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            _fields.Clear();
            return false;
        }
    }

    private string? TextOf(JsonElement value, string field)
    {
        try
        {
            return value.GetString() is { } text && StorableText.IsOne(text) ? text : Wrong<string>(field, StorableText.Problem);
        }
        catch (InvalidOperationException)
        {
            return Wrong<string>(field, StorableText.Problem);
        }
    }

    private T? Wrong<T>(string field, string message)
        where T : class
    {
        _problems.Add(new FieldProblem(field, message));
        return null;
    }

    private T? WrongValue<T>(string field, string message)
        where T : struct
    {
        _problems.Add(new FieldProblem(field, message));
        return null;
    }
}
