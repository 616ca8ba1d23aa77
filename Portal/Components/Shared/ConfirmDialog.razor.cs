using Microsoft.AspNetCore.Components;

namespace Portal.Components.Shared;

/// <summary>Asks before something breaks: the content says what, and the name has to be typed where <see cref="TypeName"/> is set.</summary>
public sealed partial class ConfirmDialog
{
    private ModalDialog _dialog = default!;
    private string _typed = "";
    private string? _problem;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>The button's words, such as <c>Delete connection</c>.</summary>
    [Parameter, EditorRequired]
    public string ConfirmWord { get; set; } = "";

    /// <summary>What has to be typed; null asks for no typing.</summary>
    [Parameter]
    public string? TypeName { get; set; }

    /// <summary>What breaks.</summary>
    [Parameter, EditorRequired]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Does it. Null closes the dialog; a sentence stays in it as the reason why not.</summary>
    [Parameter, EditorRequired]
    public Func<Task<string?>> Confirm { get; set; } = default!;

    private string InputId { get; } = "confirm-name";

    private bool CanConfirm => !_isBusy && (TypeName is null || string.Equals(_typed.Trim(), TypeName, StringComparison.Ordinal));

    public void Open()
    {
        Forget();
        _dialog.Open();
    }

    private async Task ConfirmAsync()
    {
        _isBusy = true;
        try
        {
            _problem = await Confirm();
        }
        finally
        {
            _isBusy = false;
        }

        if (_problem is null)
        {
            await _dialog.CloseAsync();
        }
    }

    private void Forget()
    {
        _typed = "";
        _problem = null;
    }
}
