using Microsoft.AspNetCore.Components;
using Portal.Domain.Notifications.Reading;

namespace Portal.Components.Shared;

/// <summary>Draws a message as Slack draws it, from the very JSON that is sent, and shows that JSON.</summary>
public sealed partial class MessagePreview
{
    private ShownMessage _message = ShownMessage.Read("{}");
    private string? _read;
    private bool _showsJson;

    [Parameter, EditorRequired]
    public string Payload { get; set; } = "";

    [Parameter]
    public string Title { get; set; } = "Message";

    /// <summary>Whom Slack names as the sender.</summary>
    [Parameter]
    public string AppName { get; set; } = "Portal";

    private string Initial => AppName.Length == 0 ? "?" : AppName[..1].ToUpperInvariant();

    protected override void OnParametersSet()
    {
        if (_read != Payload)
        {
            _read = Payload;
            _message = ShownMessage.Read(Payload);
        }
    }

    private static string Pressed(bool isPressed) => isPressed ? "true" : "false";
}
