
namespace Portal.SlackSimulator.Workspaces;

/// <param name="RefreshToken">With token rotation only.</param>
internal sealed record GrantedToken(SlackToken Token, string? RefreshToken);
