using System.Data.Common;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Portal.Auth.SignIn;

namespace Portal.Features.Notifications.List;

/// <summary>The list of notifications. What it shows is what its address says; a change of a filter is a change of the address.</summary>
public sealed partial class NotificationsPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private NotificationsPageState _state = new();
    private Page<NotificationRow>? _page;
    private NotificationCounts? _counts;
    private StaleMessages _stale = new(0, 0, null);
    private FilterChoices _choices = FilterChoices.None;
    private string? _error;

    [Parameter]
    public string Instance { get; set; } = "";

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; init; } = default!;

    [Inject]
    private ListNotifications List { get; init; } = default!;

    [Inject]
    private CountNotifications Count { get; init; } = default!;

    [Inject]
    private CountStaleMessages CountStale { get; init; } = default!;

    [Inject]
    private GetFilterChoices Choices { get; init; } = default!;

    [Inject]
    private TimeProvider Clock { get; init; } = default!;

    [Inject]
    private ILogger<NotificationsPage> Logger { get; init; } = default!;

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        _state = NotificationsPageState.FromQuery(new Uri(Navigation.Uri).Query);
        await LoadAsync();
    }

    private void Go(NotificationsPageState state) => Navigation.NavigateTo(state.ToUrl(Access.Slug));

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(async () =>
    {
        var address = new Uri(change.Location);
        if (_gone.IsCancellationRequested || address.AbsolutePath != Access.PathTo("notifications"))
        {
            return;
        }

        var before = _state;
        _state = NotificationsPageState.FromQuery(address.Query);
        if (before with { Open = null } != _state with { Open = null })
        {
            await LoadAsync();
        }

        StateHasChanged();
    });

    // Keeps what is shown until the new rows are there, so that a refresh moves nothing.
    private async Task LoadAsync()
    {
        var state = _state;
        try
        {
            var offset = (state.Page - 1) * NotificationsPageState.PageSize;
            var page = await List.HandleAsync(Access.Caller, state.ToFilter(Clock.GetUtcNow()), offset, NotificationsPageState.PageSize, _gone.Token);
            var counts = await Count.HandleAsync(Access.Caller, _gone.Token);
            var stale = await CountStale.HandleAsync(Access.Caller, _gone.Token);
            var choices = await Choices.HandleAsync(Access.Caller, _gone.Token);
            if (state with { Open = null } == _state with { Open = null })
            {
                (_page, _counts, _stale, _choices, _error) = (page, counts, stale, choices, null);
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (DbException broken)
        {
            Log.ListNotLoaded(Logger, broken);
            _error = "The notifications could not be read from the database.";
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The list of notifications could not be read.")]
        public static partial void ListNotLoaded(ILogger logger, Exception exception);
    }
}
