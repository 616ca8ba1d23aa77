namespace Portal.Domain.Connections;

/// <summary>The badge beside a connection's name.</summary>
public enum ConnectionHealth
{
    Ready,
    NeverUsed,
    Failing,
    Disabled,
    ReconnectNeeded,
}
