namespace Portal.Features.Connections.AddToSlack;

/// <summary>Which of its faces the button shows. None of them hides it: where it cannot be pressed, it says what is missing.</summary>
internal enum AddToSlackFace
{
    NotConfigured,
    Ready,
    Waiting,
    AlreadyConnected,
    Connected,
    Reconnect,
    NotInstalled,
    ConnectedElsewhere,
}
