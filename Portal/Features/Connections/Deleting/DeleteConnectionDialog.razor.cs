using Microsoft.AspNetCore.Components;
using Portal.Auth.SignIn;
using Portal.Components.Shared;

namespace Portal.Features.Connections.Deleting;

/// <summary>Says what uses a connection, offers a replacement, and asks for the name.</summary>
public sealed partial class DeleteConnectionDialog
{
    private ConfirmDialog _dialog = default!;
    private ConnectionUses? _uses;
    private IReadOnlyList<ConnectionSummary> _others = [];
    private string _replaceWith = "";

    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter]
    public EventCallback Deleted { get; set; }

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    [Inject]
    private FindConnectionUses Uses { get; init; } = default!;

    [Inject]
    private ListConnections Connections { get; init; } = default!;

    [Inject]
    private DeleteConnection Delete { get; init; } = default!;

    public async Task OpenAsync()
    {
        _replaceWith = "";
        _uses = (await Uses.HandleAsync(Access.Caller, Id, CancellationToken.None)).Value;
        var all = await Connections.HandleAsync(Access.Caller, new ListConnectionsRequest(Limit: 200), CancellationToken.None);
        _others = [.. all.Items.Where(other => other.Id != Id)];
        _dialog.Open();
    }

    private static string Some(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(5)) + (names.Count > 5 ? FormattableString.Invariant($" and {names.Count - 5} more") : "");

    private async Task<string?> DeleteAsync()
    {
        Guid? replacement = Guid.TryParse(_replaceWith, out var chosen) ? chosen : null;
        var outcome = await Delete.HandleAsync(Access.Caller, new DeleteConnectionRequest(Id, replacement), CancellationToken.None);
        if (outcome.Value is { IsDeleted: false } refused)
        {
            _uses = refused.Uses;
            return _others.Count > 0
                ? $"It is used by {refused.Uses.Words}. Choose a replacement first."
                : $"It is used by {refused.Uses.Words}. Add another connection to replace it, then delete this one.";
        }

        if (!outcome.IsOk && !outcome.IsMissing)
        {
            return outcome.Problems[0].Message;
        }

        await Deleted.InvokeAsync();
        return null;
    }
}
