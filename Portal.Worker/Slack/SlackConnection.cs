using Portal.Domain.Connections;
using Portal.Slack.Connections;

namespace Portal.Worker.Slack;

/// <summary>A connection as its callers use it: its mode, and its secrets decrypted for the calls.</summary>
internal sealed record SlackConnection(Connection Row, ConnectionMode Mode, ConnectionSecrets Secrets)
{
    /// <summary>Whether messages can be brought up to date now.</summary>
    public bool MayUpdate => Mode.CanUpdate && Row.Status == ConnectionStatus.Active;

    /// <summary>Only a test may use a connection that waits to be mended.</summary>
    public bool MaySend(bool isTest) => Row.Status switch
    {
        ConnectionStatus.Active => true,
        ConnectionStatus.ReconnectNeeded => isTest,
        ConnectionStatus.Disabled => false,
    };
}
