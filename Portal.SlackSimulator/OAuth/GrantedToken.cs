using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.OAuth;

/// <param name="RefreshToken">With token rotation only.</param>
internal sealed record GrantedToken(SlackToken Token, string? RefreshToken);
