using Microsoft.AspNetCore.Components;
using Portal.Auth.SignIn;

namespace Portal.Components.SignIn;

public sealed partial class SignInPage
{
    private IReadOnlyList<SampleMember> _members = [];

    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [Inject]
    private IHostEnvironment Environment { get; init; } = default!;

    [Inject]
    private SampleMembers Members { get; init; } = default!;

    private bool IsDevelopment => Environment.IsDevelopment();

    protected override async Task OnInitializedAsync()
    {
        if (IsDevelopment)
        {
            _members = await Members.ListAsync(CancellationToken.None);
        }
    }
}
