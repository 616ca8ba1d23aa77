using Portal.Features.Connections.Install;

namespace Portal.Features.Connections.AddToSlack;

/// <summary>What the button's state follows from.</summary>
/// <param name="MissingSettings">Keys that "Add to Slack" needs and that are not set.</param>
/// <param name="Connection">The connection that the button renews; null where it makes a new one.</param>
/// <param name="Elsewhere">Workspaces that other instances of the organization have connected: the connection's, or, without one, those not connected here.</param>
/// <param name="Waiting">Members who went to Slack less than 10 minutes ago and are not back; null when there are none.</param>
/// <param name="Last">How the way that just ended turned out.</param>
internal sealed record AddToSlackFacts(
    IReadOnlyList<string> MissingSettings, ConnectedBot? Connection, IReadOnlyList<TeamElsewhere> Elsewhere, WaitingMembers? Waiting, InstallOutcome? Last);

/// <summary>A connection by bot token, as the button shows it.</summary>
/// <param name="HasToken">False for one that was never installed.</param>
/// <param name="NeedsReconnect">Slack refuses its token.</param>
/// <param name="MissingScopes">Permissions that it needs and lacks.</param>
internal sealed record ConnectedBot(
    string Name, string? Team, string? BotUserId, string? InstalledBy, bool HasToken, bool NeedsReconnect, IReadOnlyList<string> MissingScopes);

/// <summary>A workspace that another instance uses.</summary>
internal sealed record TeamElsewhere(string Team, string Instance);

/// <summary>Members who are at Slack's page. A page that was closed there looks the same for 10 minutes, so it keeps no member from beginning.</summary>
/// <param name="IsMe">The member who looks at the button is among them.</param>
/// <param name="Others">The others' names.</param>
internal sealed record WaitingMembers(bool IsMe, IReadOnlyList<string> Others);
