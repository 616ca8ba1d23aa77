using Microsoft.AspNetCore.Components;
using Portal.Auth.SignIn;
using Portal.Components.Shared;
using Portal.Domain;
using Portal.Domain.Auth;
using Portal.Slack.Connections;

namespace Portal.Features.Connections.Defaults;

/// <summary>Shows and changes what definitions and steps inherit.</summary>
public sealed partial class DefaultsCard
{
    private IReadOnlyList<ConnectionSummary> _connections = [];
    private IReadOnlyList<FieldProblem> _problems = [];
    private InstanceDefaults? _defaults;
    private string _connectionId = "";
    private string _fallback = "";
    private string? _channelId;
    private int _loadedVersion = -1;
    private bool _isBusy;

    /// <summary>Counts the list's loads, so that the card loads again with it.</summary>
    [Parameter]
    public int Version { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    [Inject]
    private GetInstanceDefaults Defaults { get; init; } = default!;

    [Inject]
    private SaveInstanceDefaults Save { get; init; } = default!;

    [Inject]
    private ListConnections Connections { get; init; } = default!;

    [Inject]
    private ConnectionModeCatalog Modes { get; init; } = default!;

    [Inject]
    private Toasts Toasts { get; init; } = default!;

    private bool MayManage => Access.Allows(Permission.ManageConnections);

    private bool IsChanged => _defaults is { } now
        && (_connectionId != (now.DefaultConnectionId?.ToString() ?? "") || _fallback != now.Fallback || _channelId != now.DefaultChannelId);

    /// <summary>The default connection when it can choose a channel.</summary>
    private ConnectionSummary? ChannelConnection =>
        _connections.FirstOrDefault(row => row.Id.ToString() == _connectionId && Modes.Find(row.Mode) is { HasFixedChannel: false });

    protected override async Task OnParametersSetAsync()
    {
        // What the member is about to save is not taken away by a change from elsewhere.
        if (_loadedVersion != Version && !IsChanged && !_isBusy)
        {
            _loadedVersion = Version;
            _connections = (await Connections.HandleAsync(Access.Caller, new ListConnectionsRequest(Limit: 200), CancellationToken.None)).Items;
            Show(await Defaults.HandleAsync(Access.Caller, CancellationToken.None));
        }
    }

    private void ConnectionChanged(ChangeEventArgs change) => _connectionId = change.Value as string ?? "";

    private void Show(InstanceDefaults defaults) =>
        (_defaults, _connectionId, _fallback, _channelId) = (defaults, defaults.DefaultConnectionId?.ToString() ?? "", defaults.Fallback, defaults.DefaultChannelId);

    private async Task SaveAsync()
    {
        _isBusy = true;
        try
        {
            Guid? connection = Guid.TryParse(_connectionId, out var id) ? id : null;
            var channel = ChannelConnection is null ? _defaults?.DefaultChannelId : _channelId;
            var outcome = await Save.HandleAsync(Access.Caller, new SaveInstanceDefaultsRequest(connection, channel, _fallback), CancellationToken.None);
            _problems = outcome.Problems;
            if (outcome.Value is { } saved)
            {
                Show(saved);
                Toasts.Say(saved.Warning is null ? "The defaults are saved." : "The defaults are saved. " + saved.Warning);
            }
        }
        finally
        {
            _isBusy = false;
        }

        await Changed.InvokeAsync();
    }
}
