using System.Text.Json;

namespace Portal.Domain.Notifications.Events;

/// <summary>Walks a JSON object field by field and collects what is wrong. Throws only <see cref="JsonException"/>, for bytes that are no JSON.</summary>
internal ref struct FieldReader(Utf8JsonReader reader)
{
    private const int MaxProblems = 100;

    private Utf8JsonReader _reader = reader;
    private List<FieldProblem>? _problems;
    private string _prefix = "";
    private int _index = -1;
    private bool _nameIsBroken;

    public readonly int Depth => _reader.CurrentDepth;

    public readonly IReadOnlyList<FieldProblem> Problems => _problems is { } problems ? problems : [];

    public bool StartsObject() => _reader.Read() && _reader.TokenType == JsonTokenType.StartObject;

    /// <summary>Reads past the last brace, which throws when something follows it.</summary>
    public void ExpectEnd() => _reader.Read();

    /// <summary>Goes to the next field's value; false at the object's end.</summary>
    public bool Next()
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.EndObject)
        {
            return false;
        }

        _nameIsBroken = _reader.ValueIsEscaped && JsonEscapes.Find(_reader.ValueSpan) != BrokenText.None;
        return true;
    }

    public readonly bool Is(ReadOnlySpan<byte> name) => !_nameIsBroken && _reader.ValueTextEquals(name);

    /// <summary>Steps over a field that we do not know. It is stored as sent, so it must be text that a database takes.</summary>
    public void Skip()
    {
        var broken = _nameIsBroken;
        _reader.Read();
        broken |= SkipValue();
        if (broken)
        {
            Report("$", "A field holds a NUL character or half of a surrogate pair, which cannot be stored. Remove it.");
        }
    }

    /// <summary>Enters the object of a field; its fields are then reported below <paramref name="path"/>. False for null and for other kinds of values.</summary>
    public bool Enter(string field, string path)
    {
        _reader.Read();
        if (!IsObject(Path(field)))
        {
            return false;
        }

        _prefix = path;
        return true;
    }

    public void Leave(string path = "") => _prefix = path;

    /// <summary>Enters the list of a field; then <see cref="NextItem"/>.</summary>
    public bool EnterList(string field)
    {
        _reader.Read();
        if (_reader.TokenType is JsonTokenType.StartArray or JsonTokenType.Null)
        {
            return _reader.TokenType == JsonTokenType.StartArray;
        }

        Report(Path(field), "must be a list: [ … ].");
        SkipValue();
        return false;
    }

    /// <summary>Goes to the next item of the list; false at its end.</summary>
    public bool NextItem() => _reader.Read() && _reader.TokenType != JsonTokenType.EndArray;

    public void SkipItem() => SkipValue();

    /// <summary>Enters an object in a list; its fields are then reported below <c>list[index]</c>.</summary>

    public bool EnterItem(string list, int index)
    {
        if (!IsObject($"{list}[{index}]", nullIsProblem: true))
        {
            return false;
        }

        (_prefix, _index) = (list, index);
        return true;
    }

    public void LeaveItem() => (_prefix, _index) = ("", -1);

    /// <summary>Null for blank text too: sources send it for what they do not have.</summary>
    public string? Text(string field, int longest)
    {
        _reader.Read();
        return TextHere(field, -1, longest);
    }

    /// <summary>The text of the list's item that <see cref="NextItem"/> has reached.</summary>
    public string? ItemText(string list, int index, int longest) => TextHere(list, index, longest);

    public string? Url(string field)
    {
        var text = Text(field, FieldLimits.Url);
        if (text is null || WebAddress.IsUsable(text))
        {
            return text;
        }

        Report(Path(field), "must be an absolute http or https URL without blanks.");
        return null;
    }

    public DateTimeOffset? Time(string field)
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (_reader.TokenType == JsonTokenType.String && !_reader.ValueIsEscaped && HasOffset(_reader.ValueSpan)
            && _reader.TryGetDateTimeOffset(out var time))
        {
            return time.ToUniversalTime();
        }

        Report(Path(field), "must be an ISO 8601 time with an offset, for example \"2026-11-21T10:00:00Z\".");
        SkipValue();
        return null;
    }

    public long? Whole(string field, long highest)
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (_reader.TokenType == JsonTokenType.Number && _reader.TryGetInt64(out var number) && number >= 0 && number <= highest)
        {
            return number;
        }

        Report(Path(field), $"must be a whole number from 0 to {highest}.");
        SkipValue();
        return null;
    }

    public bool Flag(string field)
    {
        _reader.Read();
        if (_reader.TokenType is not (JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null))
        {
            Report(Path(field), "must be true or false.");
            SkipValue();
        }

        return _reader.TokenType == JsonTokenType.True;
    }

    public void Report(string path, string message)
    {
        _problems ??= [];
        if (_problems.Count < MaxProblems)
        {
            _problems.Add(new FieldProblem(path, path == "$" ? message : $"{path} {message}"));
        }
    }

    /// <summary>Reports a required field once: not again when its value was wrong.</summary>
    public void Require(bool given, string path, string message)
    {
        if (!given && !Problems.Any(problem => problem.Field == path))
        {
            Report(path, message);
        }
    }

    public readonly bool HasProblemBelow(string path) => Problems.Any(problem => problem.Field.StartsWith(path, StringComparison.Ordinal));

    public readonly string Path(string field) => _index >= 0 ? $"{_prefix}[{_index}].{field}" : _prefix.Length == 0 ? field : $"{_prefix}.{field}";

    private readonly string PathOf(string field, int item) => item < 0 ? Path(field) : $"{Path(field)}[{item}]";

    // A time without an offset would silently be read in the server's zone.
    private static bool HasOffset(ReadOnlySpan<byte> text)
    {
        var t = text.IndexOf((byte)'T');
        return t >= 0 && text[t..].IndexOfAny("Z+-"u8) >= 0;
    }

    private string? TextHere(string field, int item, int longest)
    {
        if (_reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (_reader.TokenType != JsonTokenType.String)
        {
            Report(PathOf(field, item), "must be text in quotes.");
            SkipValue();
            return null;
        }

        var broken = _reader.ValueIsEscaped ? JsonEscapes.Find(_reader.ValueSpan) : BrokenText.None;
        if (broken != BrokenText.None)
        {
            Report(PathOf(field, item), broken == BrokenText.Nul ? "holds a NUL character (\\u0000). Remove it." : "holds half of a surrogate pair. Send whole characters.");
            return null;
        }

        var text = _reader.GetString();
        if (text?.Length > longest)
        {
            Report(PathOf(field, item), $"is too long: {text.Length} characters, at most {longest} are allowed.");
            return null;
        }

        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private bool IsObject(string path, bool nullIsProblem = false)
    {
        if (_reader.TokenType == JsonTokenType.StartObject)
        {
            return true;
        }

        if (_reader.TokenType != JsonTokenType.Null || nullIsProblem)
        {
            Report(path, "must be an object: { … }.");
            SkipValue();
        }

        return false;
    }

    private bool SkipValue()
    {
        var broken = IsBroken();
        if (_reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return broken;
        }

        for (var depth = _reader.CurrentDepth; _reader.Read() && _reader.CurrentDepth > depth;)
        {
            broken |= IsBroken();
        }

        return broken;
    }

    private readonly bool IsBroken() =>
        _reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && _reader.ValueIsEscaped
        && JsonEscapes.Find(_reader.ValueSpan) != BrokenText.None;
}
