namespace Portal.Domain.Connections;

/// <summary>The badge beside a connection's name.</summary>
public enum ConnectionHealth
{
    Ready,
    NeverUsed,
    Failing,
    Disabled,
    ReconnectNeeded,

    /// <summary>Messages arrive, but Slack refuses to look people up: they are named, not notified.</summary>
    NamesOnly,

    /// <summary>Slack had too many posts and asked to wait.</summary>
    Held,
}
