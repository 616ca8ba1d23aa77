using Microsoft.AspNetCore.Components;
using Portal.Auth.SignIn;
using Portal.Components.Shared;

namespace Portal.Features.Home;

public sealed partial class HomePage : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private Overview? _overview;
    private string? _error;

    [Parameter]
    public string Instance { get; set; } = "";

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    [Inject]
    private GetOverview Get { get; init; } = default!;

    [Inject]
    private NavigationManager Navigation { get; init; } = default!;

    private string Command => CurlExample.Signed(Navigation.BaseUri, Access.Slug, "whsec_…");

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        try
        {
            _overview = await Get.HandleAsync(Access.Caller, _gone.Token);
            _error = null;
        }
        catch (OperationCanceledException) when (_gone.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (System.Data.Common.DbException)
        {
            _error = "The overview could not be read from the database.";
        }
    }
}
