using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Portal.Components.Shared;

/// <summary>A native modal dialog: the browser keeps the focus in it, and <c>Esc</c> closes it. Its content exists only while it is open.</summary>
public sealed partial class ModalDialog
{
    private static int _made;

    private readonly int _id = Interlocked.Increment(ref _made);
    private ElementReference _element;
    private bool _isOpen;
    private bool _isShown;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter]
    public bool Wide { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Also raised when the person closes it with <c>Esc</c>.</summary>
    [Parameter]
    public EventCallback OnClosed { get; set; }

    [Inject]
    private IJSRuntime Script { get; init; } = default!;

    private string TitleId => string.Create(CultureInfo.InvariantCulture, $"dialog-{_id}");

    public void Open()
    {
        _isOpen = true;
        StateHasChanged();
    }

    public async Task CloseAsync()
    {
        if (_isOpen)
        {
            await Script.InvokeVoidAsync("portal.closeDialog", _element);
            await Closed();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isOpen && !_isShown)
        {
            _isShown = true;
            await Script.InvokeVoidAsync("portal.openDialog", _element);
        }
    }

    // Both cancel and close arrive for one Esc, and close arrives after CloseAsync.
    private async Task Closed()
    {
        if (_isOpen)
        {
            _isOpen = false;
            _isShown = false;
            await OnClosed.InvokeAsync();
        }
    }
}
