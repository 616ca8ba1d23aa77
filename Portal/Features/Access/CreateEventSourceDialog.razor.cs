using Microsoft.AspNetCore.Components;
using Portal.Auth.SignIn;
using Portal.Components.Shared;
using Portal.Domain;

namespace Portal.Features.Access;

public sealed partial class CreateEventSourceDialog
{
    private ModalDialog _dialog = default!;
    private IssuedEventSource? _issued;
    private IReadOnlyList<FieldProblem> _problems = [];
    private string _name = "";
    private bool _isBusy;

    [Parameter]
    public EventCallback Issued { get; set; }

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    [Inject]
    private CreateEventSource Create { get; init; } = default!;

    [Inject]
    private NavigationManager Navigation { get; init; } = default!;

    public void Open()
    {
        (_issued, _problems, _name) = (null, [], "");
        _dialog.Open();
    }

    // The secret leaves the circuit's memory with the dialog.
    private void Forget() => _issued = null;

    private async Task CreateAsync()
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            var outcome = await Create.HandleAsync(Access.Caller, new CreateEventSourceRequest(_name), CancellationToken.None);
            (_issued, _problems) = (outcome.Value, outcome.Problems);
            await Issued.InvokeAsync();
        }
        finally
        {
            _isBusy = false;
        }
    }
}
