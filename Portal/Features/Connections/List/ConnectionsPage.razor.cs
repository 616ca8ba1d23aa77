using Microsoft.AspNetCore.Components;
using Portal.Auth.SignIn;
using Portal.Domain.Auth;
using Portal.Features.Connections.Install;

namespace Portal.Features.Connections.List;

/// <summary>The list; its state is in the address, and one connection may be open beside it.</summary>
public sealed partial class ConnectionsPage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private ConnectionsPageState _state = ConnectionsPageState.FromQuery(null, null, null, null);
    private ListConnectionsRequest? _loaded;
    private Page<ConnectionSummary>? _rows;
    private string? _error;
    private int _version;

    [Parameter]
    public string Instance { get; set; } = "";

    /// <summary>A connection's own address: the list with it open.</summary>
    [Parameter]
    public Guid? ConnectionId { get; set; }

    [SupplyParameterFromQuery(Name = "search")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "health")]
    private string? Health { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageNumber { get; set; }

    [SupplyParameterFromQuery(Name = "open")]
    private string? OpenId { get; set; }

    /// <summary>Set when the browser comes back from Slack.</summary>
    [SupplyParameterFromQuery(Name = InstallOutcome.CodeKey)]
    private string? InstallCode { get; set; }

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    [Inject]
    private ListConnections Connections { get; init; } = default!;

    [Inject]
    private NavigationManager Navigation { get; init; } = default!;

    private string Address => Access.PathTo("connections");

    private bool MayManage => Access.Allows(Permission.ManageConnections);

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        _state = ConnectionsPageState.FromQuery(Search, Health, PageNumber, OpenId ?? ConnectionId?.ToString());
        if (_loaded != _state.Request)
        {
            await LoadAsync();
        }
    }

    private static string Text(ChangeEventArgs change) => change.Value as string ?? "";

    private void Go(ConnectionsPageState state) => Navigation.NavigateTo(state.ToUrl(Address));

    private async Task LoadAsync()
    {
        _rows = null;
        await RefreshAsync();
    }

    // Keeps the rows on the screen while it asks.
    private async Task RefreshAsync()
    {
        try
        {
            _loaded = _state.Request;
            _rows = await Connections.HandleAsync(Access.Caller, _loaded, _gone.Token);
            _error = null;
            _version++;
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (System.Data.Common.DbException)
        {
            _error = "The connections could not be read from the database.";
        }
    }
}
