namespace Portal.Domain.Connections;

/// <summary>Whether the sender may use a connection.</summary>
public enum ConnectionStatus
{
    Active,

    /// <summary>Switched off by an admin; notifications take the fallback.</summary>
    Disabled,

    /// <summary>Slack refused the credentials (token or webhook gone); the lane stands still until a test succeeds.</summary>
    ReconnectNeeded,
}
