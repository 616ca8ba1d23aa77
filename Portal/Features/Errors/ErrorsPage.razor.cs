using System.Data.Common;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Portal.Auth.SignIn;
using Portal.Components.Shared;
using Portal.Domain.Auth;
using Portal.Domain.Errors;

namespace Portal.Features.Errors;

/// <summary>Errors by cause. The address is the state, as everywhere.</summary>
public sealed partial class ErrorsPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private ErrorsPageState _state = new();
    private Page<ErrorRow>? _page;
    private string? _error;

    [Parameter]
    public string Instance { get; set; } = "";

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; init; } = default!;

    [Inject]
    private ListErrors List { get; init; } = default!;

    [Inject]
    private AcknowledgeError Acknowledge { get; init; } = default!;

    [Inject]
    private Toasts Toasts { get; init; } = default!;

    [Inject]
    private ILogger<ErrorsPage> Logger { get; init; } = default!;

    private bool CanAcknowledge => Access.Allows(Permission.AcknowledgeErrors);

    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        _state = ErrorsPageState.FromQuery(new Uri(Navigation.Uri).Query);
        await LoadAsync();
    }

    private void Go(ErrorsPageState state) => Navigate(state with { Page = 1 });

    private void Navigate(ErrorsPageState state) => Navigation.NavigateTo(state.ToUrl(Access.Slug));

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(async () =>
    {
        var address = new Uri(change.Location);
        if (!_gone.IsCancellationRequested && address.AbsolutePath == Access.PathTo("errors"))
        {
            _state = ErrorsPageState.FromQuery(address.Query);
            await LoadAsync();
            StateHasChanged();
        }
    });

    private async Task LoadAsync()
    {
        var state = _state;
        try
        {
            var page = await List.HandleAsync(Access.Caller, state.ToFilter(), (state.Page - 1) * ErrorsPageState.PageSize, ErrorsPageState.PageSize, _gone.Token);
            if (state == _state)
            {
                (_page, _error) = (page, null);
            }
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (DbException broken)
        {
            Log.NotLoaded(Logger, broken);
            _error = "The errors could not be read from the database.";
        }
    }

    private async Task AcknowledgeAsync(ErrorRow row)
    {
        var acknowledged = await Acknowledge.HandleAsync(Access.Caller, row.Id, _gone.Token);
        await LoadAsync();
        if (acknowledged.IsOk)
        {
            Toasts.Say($"{row.Code} is acknowledged. It opens again when it happens again.");
        }
        else
        {
            Toasts.Fail(acknowledged.IsMissing ? "This error no longer exists." : acknowledged.Problems[0].Message);
        }
    }

    // The address of the notifications, not their types: features know each other by links alone.
    private string Affected(ErrorRow row) =>
        Access.PathTo($"notifications?state=fell-back,failed&connection={(row.ConnectionId is { } connection ? connection.ToString() : "none")}");

    private static ErrorStatus Status(ChangeEventArgs change) => ErrorText.FindStatus(change.Value as string ?? "") ?? ErrorStatus.Open;

    private static ErrorLevel? Level(ChangeEventArgs change) => ErrorText.FindLevel(change.Value as string ?? "");

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The errors could not be read.")]
        public static partial void NotLoaded(ILogger logger, Exception exception);
    }
}
