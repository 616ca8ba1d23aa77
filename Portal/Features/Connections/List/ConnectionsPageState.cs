using System.Globalization;
using Portal.Domain;
using Portal.Domain.Connections;

namespace Portal.Features.Connections.List;

/// <summary>What the list shows, as its address says it.</summary>
internal sealed record ConnectionsPageState(string Search, ConnectionHealth? Health, int Page, Guid? Open)
{
    public const int PageSize = 25;

    public static ConnectionsPageState FromQuery(string? search, string? health, string? page, string? open) => new(
        StorableText.Clean(search ?? ""),
        ConnectionHealthWords.Find(health),
        int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000 ? number : 1,
        Guid.TryParse(open, out var id) ? id : null);

    public bool IsFiltered => Search.Length > 0 || Health is not null;

    public ListConnectionsRequest Request => new(Search, Health, (Page - 1) * PageSize, PageSize);

    public string ToUrl(string path)
    {
        List<string> parts = [];
        Add(parts, "search", Search);
        Add(parts, "health", Health is { } health ? ConnectionHealthWords.KeyOf(health) : "");
        Add(parts, "page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : "");
        Add(parts, "open", Open?.ToString() ?? "");
        return parts.Count == 0 ? path : path + "?" + string.Join('&', parts);
    }

    private static void Add(List<string> parts, string name, string value)
    {
        if (value.Length > 0)
        {
            parts.Add(name + "=" + Uri.EscapeDataString(value));
        }
    }
}
