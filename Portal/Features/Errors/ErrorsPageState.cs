using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Domain.Errors;

namespace Portal.Features.Errors;

/// <summary>All that the address of the errors page says.</summary>
public sealed record ErrorsPageState
{
    public const int PageSize = 25;

    public ErrorStatus Status { get; init; } = ErrorStatus.Open;

    public ErrorLevel? Level { get; init; }

    /// <summary>1 for the first.</summary>
    public int Page { get; init; } = 1;

    public static ErrorsPageState FromQuery(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        string Text(string name) => values.TryGetValue(name, out var found) ? found.ToString() : "";
        return new ErrorsPageState
        {
            Status = ErrorText.FindStatus(Text("status")) ?? ErrorStatus.Open,
            Level = ErrorText.FindLevel(Text("level")),
            Page = int.TryParse(Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 1_000_000 ? page : 1,
        };
    }

    /// <param name="slug">The instance's.</param>
    public string ToUrl(string slug)
    {
        Dictionary<string, string?> values = new(StringComparer.Ordinal)
        {
            ["status"] = Status == ErrorStatus.Open ? null : Status.ToText(),
            ["level"] = Level?.ToText().ToLowerInvariant(),
            ["page"] = Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture),
        };
        return QueryHelpers.AddQueryString($"/i/{slug}/errors", values.Where(pair => pair.Value is not null));
    }

    internal ErrorFilter ToFilter() => new(Status, Level);
}
