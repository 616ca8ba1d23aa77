using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Portal.Features.Notifications.List;

/// <summary>The list's filters in one row. It holds nothing itself: each change goes to the address and comes back as the state.</summary>
public sealed partial class NotificationFilters
{
    private const string Days = "days";

    private bool _wantsDays;

    [Parameter, EditorRequired]
    public NotificationsPageState State { get; set; } = new();

    [Parameter, EditorRequired]
    public FilterChoices Choices { get; set; } = FilterChoices.None;

    [Parameter, EditorRequired]
    public EventCallback<NotificationsPageState> Changed { get; set; }

    private string PeriodChoice => State.Period.Length > 0 ? State.Period : _wantsDays || State.From is not null || State.To is not null ? Days : "";

    private bool IsUnknownConnection => Guid.TryParse(State.Connection, out var id) && Choices.Connections.All(connection => connection.Id != id);

    // A link may ask for states that no line of the list stands for.
    private bool IsOwnMix => State.State.Contains(',', StringComparison.Ordinal) && State.State != NotificationsPageState.Undelivered;

    private IEnumerable<string> StateWords =>
        State.State.Split(',').Select(NotificationStateText.Find).Select(state => state is { } known ? NotificationBadge.Of(known).Word : "");

    private Task Set(NotificationsPageState state) => Changed.InvokeAsync(state with { Page = 1, Open = null });

    private Task SetPeriod(string choice)
    {
        _wantsDays = choice == Days;
        return Set(State with { Period = _wantsDays ? "" : choice, From = null, To = null });
    }

    private static string Text(ChangeEventArgs change) => (change.Value as string ?? "").Trim();

    private static DateOnly? Day(ChangeEventArgs change) =>
        DateOnly.TryParseExact(Text(change), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string DayText(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
