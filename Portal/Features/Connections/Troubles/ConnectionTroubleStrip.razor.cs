using Microsoft.AspNetCore.Components;
using Portal.Auth.SignIn;
using Portal.Domain.Auth;

namespace Portal.Features.Connections.Troubles;

/// <summary>Says on every page of an instance that something does not arrive, to those who may see connections.</summary>
public sealed partial class ConnectionTroubleStrip : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<ConnectionTrouble> _troubles = [];
    private Guid _loadedFor;

    [CascadingParameter]
    private InstanceAccess? Access { get; set; }

    [Inject]
    private FindTroubles Troubles { get; init; } = default!;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (Access is not null && _loadedFor != Access.Caller.InstanceId)
        {
            _loadedFor = Access.Caller.InstanceId;
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            _troubles = Access?.Allows(Permission.ViewConnections) == true ? await Troubles.HandleAsync(Access.Caller, _gone.Token) : [];
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (System.Data.Common.DbException)
        {
            // The page itself says that the database cannot be read; a banner about it would say less.
        }
    }
}
