using Microsoft.AspNetCore.Components;
using Portal.Auth.SignIn;

namespace Portal.Components.Layout;

/// <summary>Around every page of an instance: finds the instance that the address names, and shows "not found" in the page's place when there is none.</summary>
public sealed partial class MainLayout : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private InstanceAccess? _access;
    private bool _isResolved;
    private PageErrorBoundary? _boundary;

    [CascadingParameter]
    private Microsoft.AspNetCore.Components.RouteData? Route { get; set; }

    [Inject]
    private CurrentInstance Instances { get; init; } = default!;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        _boundary?.Recover();
        var slug = Route?.RouteValues.GetValueOrDefault("Instance") as string;
        if (_access is not null && _access.Slug != slug)
        {
            _access = null;
            _isResolved = false;
        }

        // Asked again at every navigation, so that a changed role counts at once.
        var found = slug is null ? null : await Instances.FindAsync(slug, _gone.Token);
        _access = _access == found ? _access : found;
        _isResolved = true;
    }
}
