using System.Text.Json;
using Portal.Domain.Notifications.Events;

namespace Portal.Domain.Notifications.Parsing;

/// <summary>
/// Walks a JSON object field by field and collects what is wrong. A method that takes a name answers false, and does nothing, for a field of
/// another name. Throws only <see cref="JsonException"/>, for bytes that are no JSON.
/// </summary>
internal ref partial struct FieldReader(Utf8JsonReader reader)
{
    // Room for every character of a time to be escaped.
    private const int LongestTime = 6 * 42;

    private Utf8JsonReader _reader = reader;
    private bool _nameIsBroken;
    private List<FieldProblem>? _problems;
    private string _prefix = "";
    private int _index = -1;

    public readonly int Depth => _reader.CurrentDepth;

    public bool StartsObject() => _reader.Read() && _reader.TokenType == JsonTokenType.StartObject;

    /// <summary>Reads past the last brace, which throws when something follows it.</summary>
    public void ExpectEnd() => _reader.Read();

    /// <summary>Goes to the next field; false at the object's end.</summary>
    public bool Next()
    {
        _reader.Read();
        if (_reader.TokenType == JsonTokenType.EndObject)
        {
            return false;
        }

        _nameIsBroken = IsBroken();
        return true;
    }

    /// <summary>Goes to the value of the field when it has this name.</summary>
    public bool Is(ReadOnlySpan<byte> name) => !_nameIsBroken && _reader.ValueTextEquals(name) && _reader.Read();

    /// <summary>Steps over a field that we do not know. It is stored as sent, so it must be text that a database takes.</summary>
    public bool Skip()
    {
        var broken = _nameIsBroken;
        _reader.Read();
        if (SkipValue() || broken)
        {
            Report("$", "A field holds a NUL character or half of a surrogate pair, which cannot be stored. Remove it.");
        }

        return true;
    }

    /// <summary>Blank text becomes null: sources send it for what they do not have.</summary>
    public bool Text(ReadOnlySpan<byte> name, int longest, scoped ref string? value)
    {
        if (!Is(name))
        {
            return false;
        }

        value = TextHere(name, -1, longest);
        return true;
    }

    public bool Url(ReadOnlySpan<byte> name, scoped ref string? value)
    {
        if (!Text(name, FieldLimits.Url, ref value))
        {
            return false;
        }

        if (value is not null && !WebAddress.IsUsable(value))
        {
            value = null;
            Report(Path(name), "must be an absolute http or https URL without blanks.");
        }

        return true;
    }

    public bool Time(ReadOnlySpan<byte> name, scoped ref DateTimeOffset? value)
    {
        if (!Is(name))
        {
            return false;
        }

        value = null;
        if (_reader.TokenType == JsonTokenType.String && HasOffset() && _reader.TryGetDateTimeOffset(out var time))
        {
            value = time.ToUniversalTime();
        }
        else
        {
            RefuseUnlessNull(name, "must be an ISO 8601 time with an offset, for example \"2026-11-21T10:00:00Z\".");
        }

        return true;
    }

    public bool Whole(ReadOnlySpan<byte> name, long highest, scoped ref long? value)
    {
        if (!Is(name))
        {
            return false;
        }

        value = null;
        if (_reader.TokenType == JsonTokenType.Number && _reader.TryGetInt64(out var number) && number >= 0 && number <= highest)
        {
            value = number;
        }
        else
        {
            RefuseUnlessNull(name, $"must be a whole number from 0 to {highest}.");
        }

        return true;
    }

    public bool Flag(ReadOnlySpan<byte> name, scoped ref bool value)
    {
        if (!Is(name))
        {
            return false;
        }

        value = _reader.TokenType == JsonTokenType.True;
        if (!value && _reader.TokenType != JsonTokenType.False)
        {
            RefuseUnlessNull(name, "must be true or false.");
        }

        return true;
    }

    // A time without an offset would silently be read in the server's zone. Some JSON writers escape the plus sign of one.
    private readonly bool HasOffset()
    {
        if (_reader.ValueSpan.Length > LongestTime || IsBroken())
        {
            return false;
        }

        Span<byte> copy = stackalloc byte[LongestTime];
        var text = copy[.._reader.CopyString(copy)];
        var t = text.IndexOf((byte)'T');
        return t >= 0 && text[t..].IndexOfAny("Z+-"u8) >= 0;
    }

    private string? TextHere(ReadOnlySpan<byte> name, int item, int longest)
    {
        if (_reader.TokenType != JsonTokenType.String)
        {
            RefuseUnlessNull(name, "must be text in quotes.", item);
            return null;
        }

        var broken = _reader.ValueIsEscaped ? JsonEscapes.Find(_reader.ValueSpan) : BrokenText.None;
        if (broken != BrokenText.None)
        {
            Report(Path(name, item), broken == BrokenText.Nul ? "holds a NUL character (\\u0000). Remove it." : "holds half of a surrogate pair. Send whole characters.");
            return null;
        }

        var text = _reader.GetString()!;
        if (text.Length > longest)
        {
            Report(Path(name, item), $"is too long: {text.Length} characters, at most {longest} are allowed.");
            return null;
        }

        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private void RefuseUnlessNull(ReadOnlySpan<byte> name, string message, int item = -1)
    {
        if (_reader.TokenType != JsonTokenType.Null)
        {
            Report(Path(name, item), message);
            SkipValue();
        }
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
