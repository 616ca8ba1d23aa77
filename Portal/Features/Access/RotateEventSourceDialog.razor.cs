using Microsoft.AspNetCore.Components;
using Portal.Auth.SignIn;
using Portal.Components.Shared;

namespace Portal.Features.Access;

public sealed partial class RotateEventSourceDialog
{
    private static readonly (int Hours, string Words)[] Overlaps =
    [
        (0, "Not at all: it ends now, and events signed with it are refused"),
        (1, "1 hour"),
        (24, "24 hours"),
        (168, "7 days"),
    ];

    private ModalDialog _dialog = default!;
    private EventSourceSummary? _source;
    private IssuedEventSource? _issued;
    private string? _problem;
    private int _hours = 24;
    private bool _isBusy;

    [Parameter]
    public EventCallback Issued { get; set; }

    [CascadingParameter]
    private InstanceAccess Access { get; set; } = default!;

    [Inject]
    private RotateEventSource Rotate { get; init; } = default!;

    [Inject]
    private NavigationManager Navigation { get; init; } = default!;

    public void Open(EventSourceSummary source)
    {
        (_source, _issued, _problem, _hours) = (source, null, null, 24);
        StateHasChanged(); // the title names the source
        _dialog.Open();
    }

    private void Forget() => _issued = null;

    private async Task RotateAsync()
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        try
        {
            var outcome = await Rotate.HandleAsync(Access.Caller, new RotateEventSourceRequest(_source!.Id, TimeSpan.FromHours(_hours)), CancellationToken.None);
            _issued = outcome.Value;
            _problem = outcome.IsOk ? null : outcome.IsMissing ? "This event source does not exist any more." : outcome.Problems[0].Message;
            await Issued.InvokeAsync();
        }
        finally
        {
            _isBusy = false;
        }
    }
}
