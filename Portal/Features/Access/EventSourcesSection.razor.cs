using Microsoft.AspNetCore.Components;
using Portal.Auth.SignIn;
using Portal.Components.Shared;
using Portal.Domain.Auth;

namespace Portal.Features.Access;

public sealed partial class EventSourcesSection
{
    private const int PageSize = 50;

    private CreateEventSourceDialog _create = default!;
    private RotateEventSourceDialog _rotate = default!;
    private ConfirmDialog _revoke = default!;
    private Page<EventSourceSummary>? _rows;
    private EventSourceSummary? _chosen;
    private string? _error;
    private int _page = 1;

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    [Inject]
    private ListEventSources Sources { get; init; } = default!;

    [Inject]
    private RevokeEventSource RevokeSource { get; init; } = default!;

    [Inject]
    private Toasts Toasts { get; init; } = default!;

    private bool MayManage => Access.Allows(Permission.ManageAccess);

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            _rows = await Sources.HandleAsync(Access.Caller, (_page - 1) * PageSize, PageSize, CancellationToken.None);
            _error = null;
        }
        catch (System.Data.Common.DbException)
        {
            _error = "The event sources could not be read from the database.";
        }
    }

    private Task GoAsync(int page)
    {
        _page = page;
        return LoadAsync();
    }

    private void Rotate(EventSourceSummary row) => _rotate.Open(row);

    private void Revoke(EventSourceSummary row)
    {
        _chosen = row;
        _revoke.Open();
    }

    private async Task<string?> RevokeAsync()
    {
        var revoked = await RevokeSource.HandleAsync(Access.Caller, _chosen!.Id, CancellationToken.None);
        if (revoked.Problems.Count > 0)
        {
            return revoked.Problems[0].Message;
        }

        Toasts.Say($"{_chosen.Name} is revoked.");
        await LoadAsync();
        StateHasChanged(); // the dialog asked, so only the dialog renders by itself
        return null;
    }
}
