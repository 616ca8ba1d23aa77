using System.Text;
using System.Text.Json;

namespace Portal.Domain.Notifications.Parsing;

/// <content>Where the reader is, and what was wrong on the way.</content>
internal ref partial struct FieldReader
{
    private const int MaxProblems = 100;

    public readonly IReadOnlyList<FieldProblem> Problems => _problems is { } problems ? problems : [];

    /// <summary>What could not be used as it came, and what became of it.</summary>
    public readonly IReadOnlyList<FieldProblem> Warnings => _warnings is { } warnings ? warnings : [];

    /// <summary>Enters the object of the present field; its fields are then reported below <paramref name="path"/>. False for null and other values.</summary>
    public bool Enter(ReadOnlySpan<byte> field, string path)
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            RefuseUnlessNull(field, "must be an object: { … }.");
            return false;
        }

        _prefix = path;
        return true;
    }

    public void Leave(string path = "") => _prefix = path;

    /// <summary>Enters the list of the present field; then <see cref="NextItem"/>.</summary>
    public bool EnterList(ReadOnlySpan<byte> field)
    {
        if (_reader.TokenType == JsonTokenType.StartArray)
        {
            return true;
        }

        RefuseUnlessNull(field, "must be a list: [ … ].");
        return false;
    }

    /// <summary>Goes to the next item of the list; false at its end.</summary>
    public bool NextItem() => _reader.Read() && _reader.TokenType != JsonTokenType.EndArray;

    public void SkipItem() => SkipValue();

    /// <summary>The text of the list's item that <see cref="NextItem"/> has reached.</summary>
    public string? ItemText(ReadOnlySpan<byte> list, int index, int longest) => TextHere(list, index, longest);

    /// <summary>Enters an object in a list; its fields are then reported below <c>list[index]</c>.</summary>
    public bool EnterItem(string list, int index)
    {
        if (_reader.TokenType == JsonTokenType.StartObject)
        {
            (_prefix, _index) = (list, index);
            return true;
        }

        Report($"{list}[{index}]", "must be an object: { … }.");
        SkipValue();
        return false;
    }

    public void LeaveItem() => (_prefix, _index) = ("", -1);

    public void Report(string path, string message)
    {
        _problems ??= [];
        if (_problems.Count < MaxProblems)
        {
            _problems.Add(new FieldProblem(path, path == "$" ? message : $"{path} {message}"));
        }
    }

    public void Warn(string path, string message)
    {
        _warnings ??= [];
        if (_warnings.Count < MaxProblems)
        {
            _warnings.Add(new FieldProblem(path, $"{path} {message}"));
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

    public readonly string Path(ReadOnlySpan<byte> field, int item = -1)
    {
        var name = Encoding.UTF8.GetString(field);
        var path = _index >= 0 ? $"{_prefix}[{_index}].{name}" : _prefix.Length == 0 ? name : $"{_prefix}.{name}";
        return item < 0 ? path : $"{path}[{item}]";
    }
}
