using System.Globalization;

namespace Portal.SlackSimulator.Control;

/// <summary>A control request's query, read like <see cref="ControlBody"/>.</summary>
internal sealed class ControlQuery(IQueryCollection query)
{
    private readonly Dictionary<string, string[]> _problems = new(StringComparer.Ordinal);

    public IResult? Problem => _problems.Count > 0 ? ControlAnswer.Invalid(_problems) : null;

    public string? Text(string field) => query[field].ToString() is { Length: > 0 } text ? text : null;

    public int? Whole(string field, int least, int most)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        _problems.TryAdd(field, [$"Must be a whole number from {least} to {most}."]);
        return null;
    }
}
