using Portal.Domain.Connections;
using Portal.Slack.Connections;

namespace Portal.Worker.Notifications.Sending;

/// <summary>A connection as a lane uses it: its mode, and its secrets for the calls.</summary>
internal sealed record LaneConnection(Connection Row, ConnectionMode Mode, ConnectionSecrets Secrets)
{
    /// <summary>Whether messages can be brought up to date now.</summary>
    public bool MayUpdate => Mode.CanUpdate && Row.Status == ConnectionStatus.Active;

    /// <summary>Only a test may use a connection that waits to be mended.</summary>
    public bool MaySend(DueNotification notification) => Row.Status switch
    {
        ConnectionStatus.Active => true,
        ConnectionStatus.ReconnectNeeded => notification.IsTest,
        ConnectionStatus.Disabled => false,
    };
}
