using System.Globalization;
using Portal.Domain.Connections.Coverage;

namespace Portal.Features.Connections.Coverage;

/// <summary>Which part of a report is shown, as its address says it.</summary>
public sealed record CoveragePageState(CoverageState? State, string Search, int Page)
{
    public const int PageSize = 50;

    public static CoveragePageState FromQuery(string? state, string? search, string? page) => new(
        CoverageWords.Find(state), search ?? "", int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000 ? number : 1);

    public IReadOnlyList<CoverageRow> Filter(IReadOnlyList<CoverageRow> rows) =>
        [.. rows.Where(row => (State is null || row.State == State) && (Search.Length == 0 || row.Email.Contains(Search, StringComparison.OrdinalIgnoreCase) || row.Name?.Contains(Search, StringComparison.OrdinalIgnoreCase) == true))];

    public string ToUrl(string path)
    {
        string[] parts =
        [
            State is { } state ? "state=" + CoverageWords.Of(state).Key : "",
            Search.Length > 0 ? "search=" + Uri.EscapeDataString(Search) : "",
            Page > 1 ? "page=" + Page.ToString(CultureInfo.InvariantCulture) : "",
        ];
        var query = string.Join('&', parts.Where(part => part.Length > 0));
        return query.Length == 0 ? path : path + "?" + query;
    }
}
