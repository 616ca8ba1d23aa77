using Portal.Domain.Connections;
using Portal.Slack.Connections;

namespace Portal.Worker.Slack;

/// <summary>A connection as its callers use it: its mode, its secrets decrypted for the calls, and how fast they may come.</summary>
/// <param name="Pace">Shared by all connections of the workspace.</param>
internal sealed record SlackConnection(Connection Row, ConnectionMode Mode, ConnectionSecrets Secrets, SlackPace Pace)
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
