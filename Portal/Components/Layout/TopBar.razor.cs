using Microsoft.AspNetCore.Components;
using Portal.Auth.SignIn;

namespace Portal.Components.Layout;

public sealed partial class TopBar
{
    private IReadOnlyList<InstanceLink> _instances = [];
    private string? _listedFor;

    [CascadingParameter]
    private InstanceAccess? Access { get; set; }

    [Inject]
    private CurrentInstance Instances { get; init; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        if (Access is not null && Access.Slug != _listedFor)
        {
            _listedFor = Access.Slug;
            _instances = await Instances.ListAsync(CancellationToken.None);
        }
    }
}
