using Portal.Domain.Connections;
using Portal.Domain.Connections.Doctor;
using Portal.Domain.Slack;
using Portal.Slack.Api;
using Portal.Worker.Slack;

namespace Portal.Worker.Connections.Doctor;

/// <summary>A connection with what its checks need; what several of them ask is asked once.</summary>
/// <param name="Channels">Those that the configuration sends to by this connection.</param>
/// <param name="Auth">Slack's answer about the token; null for a connection without one.</param>
internal sealed record ExaminedConnection(SlackConnection Connection, IReadOnlyList<ConfiguredChannel> Channels, Task<SlackResult<AuthTest>>? Auth)
{
    public Connection Row => Connection.Row;

    /// <summary>What the token may do: as Slack says now, or, where it does not say, as it said when the token was connected. Empty when neither is known.</summary>
    public IReadOnlyList<string> ScopesOf(AuthTest who) => who.Scopes.Count > 0 ? who.Scopes : Row.Scopes?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

    public bool HasToken => Connection.Mode.NeedsBotToken || Connection.Mode.NeedsLookupToken;
}
