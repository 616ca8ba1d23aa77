using Microsoft.AspNetCore.Components;
using Portal.Auth.SignIn;
using Portal.Components.Shared;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.Features.Connections.Deleting;
using Portal.Features.Connections.Saving;
using Portal.Features.Connections.Testing;

namespace Portal.Features.Connections.Panel;

/// <summary>One connection beside the list: what it is, what it last did, and what can be done with it.</summary>
public sealed partial class ConnectionPanel : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private DeleteConnectionDialog _delete = default!;
    private ConnectionSummary? _row;
    private TestConnectionResult? _test;
    private string? _testProblem;
    private string? _error;
    private int _loadedVersion = -1;
    private bool _isMissing;
    private bool _isTesting;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    /// <summary>Counts the list's loads, so that the panel loads again with it.</summary>
    [Parameter]
    public int Version { get; set; }

    [Parameter, EditorRequired]
    public string CloseAddress { get; set; } = "";

    [Parameter]
    public EventCallback Changed { get; set; }

    [Parameter]
    public EventCallback Deleted { get; set; }

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    [Inject]
    private ConnectionActions Actions { get; init; } = default!;

    [Inject]
    private Toasts Toasts { get; init; } = default!;

    private bool MayManage => Access.Allows(Permission.ManageConnections);

    private bool IsDisabled => _row?.Health == ConnectionHealth.Disabled;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_loadedVersion != Version)
        {
            _loadedVersion = Version;
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        try
        {
            var outcome = await Actions.Get.HandleAsync(Access.Caller, Id, _gone.Token);
            (_row, _isMissing, _error) = (outcome.Value, outcome.IsMissing, null);
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The panel is closed.
        }
        catch (System.Data.Common.DbException)
        {
            _error = "The connection could not be read from the database.";
        }
    }

    private async Task TestAsync(TestTarget? target)
    {
        (_isTesting, _test, _testProblem) = (true, null, null);
        try
        {
            var outcome = await Actions.Test.HandleAsync(Access.Caller, Id, target, _gone.Token);
            _test = outcome.Value;
            _testProblem = outcome.IsOk ? null : outcome.IsMissing ? "This connection does not exist any more." : outcome.Problems[0].Message;
            await Changed.InvokeAsync();
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The panel is closed; the test goes on and its notification shows it.
        }
        finally
        {
            _isTesting = false;
        }
    }

    private Task MakeDefaultAsync() => ChangeAsync(Actions.MakeDefault.HandleAsync(Access.Caller, Id, _gone.Token), row => $"{row.Name} is the default now.");

    private Task ToggleAsync() => ChangeAsync(
        EnableAsync(IsDisabled),
        row => row.Health == ConnectionHealth.Disabled ? $"{row.Name} is disabled. Its notifications take the fallback." : $"{row.Name} is enabled.");

    private async Task<Outcome<ConnectionSummary>> EnableAsync(bool isEnabled) =>
        (await Actions.Save.HandleAsync(Access.Caller, new SaveConnectionRequest(Id, null, null) { Enabled = isEnabled }, _gone.Token)).Map(saved => saved.Connection);

    private async Task ChangeAsync(Task<Outcome<ConnectionSummary>> change, Func<ConnectionSummary, string> say)
    {
        _isBusy = true;
        try
        {
            var outcome = await change;
            if (outcome.Problems.Count > 0)
            {
                Toasts.Fail(outcome.Problems[0].Message);
                return;
            }

            (_row, _isMissing) = (outcome.Value, outcome.IsMissing);
            if (outcome.Value is { } row)
            {
                Toasts.Say(say(row));
            }

            await Changed.InvokeAsync();
        }
        finally
        {
            _isBusy = false;
        }
    }

    private async Task DeletedAsync()
    {
        Toasts.Say($"{_row?.Name} is deleted.");
        await Changed.InvokeAsync();
        await Deleted.InvokeAsync();
    }
}
