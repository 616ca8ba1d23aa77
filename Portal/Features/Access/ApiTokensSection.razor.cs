using Microsoft.AspNetCore.Components;
using Portal.Auth.SignIn;
using Portal.Components.Shared;
using Portal.Domain.Auth;

namespace Portal.Features.Access;

public sealed partial class ApiTokensSection
{
    private const string Active = "Active";
    private const int PageSize = 50;

    private CreateApiTokenDialog _create = default!;
    private ConfirmDialog _revoke = default!;
    private Page<ApiTokenSummary>? _rows;
    private ApiTokenSummary? _chosen;
    private string? _error;
    private int _page = 1;

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    [Inject]
    private ListApiTokens Tokens { get; init; } = default!;

    [Inject]
    private RevokeApiToken RevokeToken { get; init; } = default!;

    [Inject]
    private Toasts Toasts { get; init; } = default!;

    [Inject]
    private TimeProvider Clock { get; init; } = default!;

    private bool MayManage => Access.Allows(Permission.ManageAccess);

    protected override Task OnInitializedAsync() => LoadAsync();

    private static string IconOf(string word) => word switch
    {
        Active => "check_circle",
        "Expired" => "timer_off",
        _ => "block",
    };

    private string IconOf(ApiTokenSummary row) => IconOf(WordOf(row));

    private string WordOf(ApiTokenSummary row) => row switch
    {
        { RevokedAt: not null } => "Revoked",
        { ExpiresAt: { } end } when end <= Clock.GetUtcNow() => "Expired",
        _ => Active,
    };

    private async Task LoadAsync()
    {
        try
        {
            _rows = await Tokens.HandleAsync(Access.Caller, (_page - 1) * PageSize, PageSize, CancellationToken.None);
            _error = null;
        }
        catch (System.Data.Common.DbException)
        {
            _error = "The API tokens could not be read from the database.";
        }
    }

    private Task GoAsync(int page)
    {
        _page = page;
        return LoadAsync();
    }

    private void Revoke(ApiTokenSummary row)
    {
        _chosen = row;
        _revoke.Open();
    }

    private async Task<string?> RevokeAsync()
    {
        var revoked = await RevokeToken.HandleAsync(Access.Caller, _chosen!.Id, CancellationToken.None);
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
