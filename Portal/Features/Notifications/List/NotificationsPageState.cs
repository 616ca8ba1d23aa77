using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Domain;
using Portal.Domain.Notifications;

namespace Portal.Features.Notifications.List;

/// <summary>All that the list's address says. The address is the state: reloading, going back and sharing a link show the same list.</summary>
public sealed record NotificationsPageState
{
    public const int PageSize = 25;

    /// <summary>In <see cref="Connection"/>: notifications without one.</summary>
    public const string NoConnection = "none";

    /// <summary>In <see cref="Truth"/>: those of which Slack shows an older state.</summary>
    public const string Stale = "stale";

    /// <summary>Those that Slack did not take.</summary>
    public const string Undelivered = "fell-back,failed";

    public static IReadOnlyDictionary<string, TimeSpan> Periods { get; } = new Dictionary<string, TimeSpan>(StringComparer.Ordinal)
    {
        ["1h"] = TimeSpan.FromHours(1),
        ["24h"] = TimeSpan.FromHours(24),
        ["7d"] = TimeSpan.FromDays(7),
    };

    /// <summary>Addresses' names of states, separated by commas.</summary>
    public string State { get; init; } = "";

    /// <summary><see cref="Stale"/>, or nothing.</summary>
    public string Truth { get; init; } = "";

    public bool IsStaleOnly => Truth.Length > 0;

    public string Person { get; init; } = "";

    /// <summary>A connection's id, or <see cref="NoConnection"/>.</summary>
    public string Connection { get; init; } = "";

    public string Type { get; init; } = "";

    public string Search { get; init; } = "";

    /// <summary>A key of <see cref="Periods"/>; rules over the days.</summary>
    public string Period { get; init; } = "";

    /// <summary>The first day (UTC).</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day (UTC), included.</summary>
    public DateOnly? To { get; init; }

    /// <summary>1 for the first.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The notification whose story is open beside the list.</summary>
    public Guid? Open { get; init; }

    public bool IsFiltered => this with { Page = 1, Open = null } != new NotificationsPageState();

    public static NotificationsPageState FromQuery(string query)
    {
        var values = QueryHelpers.ParseQuery(query);
        string Text(string name) => values.TryGetValue(name, out var found) ? StorableText.Clean(found.ToString()).Trim() : "";
        return new NotificationsPageState
        {
            State = Normalize(Text("state")),
            Truth = Text("truth") == Stale ? Stale : "",
            Person = Text("person"),
            Connection = Guid.TryParse(Text("connection"), out var connection) ? connection.ToString() : Text("connection") == NoConnection ? NoConnection : "",
            Type = Text("type"),
            Search = Text("search"),
            Period = Periods.ContainsKey(Text("period")) ? Text("period") : "",
            From = Day(Text("from")),
            To = Day(Text("to")),
            Page = int.TryParse(Text("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 1_000_000 ? page : 1,
            Open = Guid.TryParse(Text("open"), out var open) ? open : null,
        };
    }

    /// <param name="slug">The instance's.</param>
    public string ToUrl(string slug)
    {
        Dictionary<string, string?> values = new(StringComparer.Ordinal)
        {
            ["state"] = State,
            ["truth"] = Truth,
            ["person"] = Person,
            ["connection"] = Connection,
            ["type"] = Type,
            ["search"] = Search,
            ["period"] = Period,
            ["from"] = Day(From),
            ["to"] = Day(To),
            ["page"] = Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture),
            ["open"] = Open?.ToString(),
        };
        return QueryHelpers.AddQueryString($"/i/{slug}/notifications", values.Where(pair => !string.IsNullOrEmpty(pair.Value)));
    }

    internal NotificationFilter ToFilter(DateTimeOffset now) => new()
    {
        States = [.. States(State)],
        IsStaleOnly = IsStaleOnly,
        Person = Person,
        ConnectionId = Connection == NoConnection ? Guid.Empty : Guid.TryParse(Connection, out var connection) ? connection : null,
        EventType = Type.Length == 0 ? null : Type,
        Search = Search,
        From = Periods.TryGetValue(Period, out var period) ? now - period : Start(From),
        To = Period.Length > 0 ? null : Start(To?.AddDays(1)),
    };

    private static string Normalize(string states) => string.Join(',', States(states).Distinct().Order().Select(state => state.ToUrlText()));

    private static IEnumerable<NotificationState> States(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(NotificationStateText.Find).OfType<NotificationState>();

    // The last day that exists has no day after it, which the filter asks for.
    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue ? day : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Start(DateOnly? day) => day is { } given ? new DateTimeOffset(given, TimeOnly.MinValue, TimeSpan.Zero) : null;
}
