using System.Text.Json;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Messages;

namespace Portal.Domain.Notifications.Parsing;

/// <summary>
/// Walks a JSON object field by field and collects what is wrong. A method that takes a name answers false, and does nothing, for a field of
/// another name. Throws only <see cref="JsonException"/>, for bytes that are no JSON.
/// </summary>
internal ref partial struct FieldReader(Utf8JsonReader reader)
{
    private const string Example = "for example \"2026-11-21T10:00:00Z\"";

    private Utf8JsonReader _reader = reader;
    private bool _nameIsBroken;
    private List<FieldProblem>? _problems;
    private List<FieldProblem>? _warnings;
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
    public bool Text(ReadOnlySpan<byte> name, int longest, scoped ref string? value, TooLong tooLong = TooLong.Refuse)
    {
        if (!Is(name))
        {
            return false;
        }

        value = TextHere(name, -1, longest, tooLong);
        return true;
    }

    /// <summary>One that leads nowhere is left out: the message is worth more than its link.</summary>
    public bool Url(ReadOnlySpan<byte> name, scoped ref string? value)
    {
        if (!Text(name, FieldLimits.Url, ref value, TooLong.LeaveOut))
        {
            return false;
        }

        if (value is not null && !WebAddress.IsUsable(value))
        {
            value = null;
            Warn(Path(name), "is no absolute http or https URL without blanks, and was left out.");
        }

        return true;
    }

    /// <param name="isNeeded">The event has no meaning without it.</param>
    public bool Time(ReadOnlySpan<byte> name, scoped ref DateTimeOffset? value, bool isNeeded = false)
    {
        if (!Is(name))
        {
            return false;
        }

        value = null;
        if (_reader.TokenType == JsonTokenType.String && !IsBroken() && PartnerTime.TryRead(_reader.GetString()!, out var time))
        {
            value = time.ToUniversalTime();
        }
        else if (isNeeded || _reader.TokenType != JsonTokenType.String)
        {
            RefuseUnlessNull(name, $"must be an ISO 8601 time with an offset, {Example}.");
        }
        else
        {
            Warn(Path(name), $"is no ISO 8601 time with an offset ({Example}), and was left out.");
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

    private string? TextHere(ReadOnlySpan<byte> name, int item, int longest, TooLong tooLong = TooLong.Refuse)
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
        return text.Length > longest ? Shorten(text, Path(name, item), longest, tooLong) : string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private string? Shorten(string text, string path, int longest, TooLong tooLong)
    {
        switch (tooLong)
        {
            case TooLong.Cut:
                Warn(path, $"is {text.Length} characters long, of which messages show the first {longest}.");
                return Mrkdwn.Truncate(text, longest);
            case TooLong.LeaveOut:
                Warn(path, $"is {text.Length} characters long, at most {longest} are possible, and was left out.");
                return null;
            default:
                Report(path, $"is too long: {text.Length} characters, at most {longest} are allowed.");
                return null;
        }
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
