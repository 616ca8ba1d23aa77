using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Auth.SignIn;
using Portal.Components.Shared;
using Portal.Domain;

namespace Portal.Features.Access;

public sealed partial class CreateApiTokenDialog
{
    private readonly HashSet<string> _scopes = new(StringComparer.Ordinal);
    private ModalDialog _dialog = default!;
    private IssuedApiToken? _issued;
    private IReadOnlyList<FieldProblem> _problems = [];
    private DateOnly? _expiresOn;
    private string _name = "";
    private bool _isBusy;

    [Parameter]
    public EventCallback Issued { get; set; }

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    [Inject]
    private CreateApiToken Create { get; init; } = default!;

    [Inject]
    private NavigationManager Navigation { get; init; } = default!;

    [Inject]
    private IJSRuntime Script { get; init; } = default!;

    public void Open()
    {
        (_issued, _problems, _name, _expiresOn) = (null, [], "", null);
        _scopes.Clear();
        _dialog.Open();
    }

    // The token leaves the circuit's memory with the dialog.
    private void Forget() => _issued = null;

    private string? Invalid(string field) => _problems.Any(problem => problem.Field == field) ? "true" : null;

    private void Toggle(string scope, bool chosen)
    {
        if (chosen)
        {
            _scopes.Add(scope);
        }
        else
        {
            _scopes.Remove(scope);
        }
    }

    private async Task CreateAsync()
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            DateTimeOffset? end = _expiresOn is { } day && day < DateOnly.MaxValue
                ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
                : null;
            var outcome = await Create.HandleAsync(Access.Caller, new CreateApiTokenRequest(_name, [.. _scopes], end), CancellationToken.None);
            (_issued, _problems) = (outcome.Value, outcome.Problems);
            await Issued.InvokeAsync();
        }
        finally
        {
            _isBusy = false;
        }

        if (_problems.Count > 0)
        {
            StateHasChanged();
            await Script.InvokeVoidAsync("portal.focus", "form-summary");
        }
    }
}
