using Portal.Domain;

namespace Portal.Features.Connections.Install;

/// <summary>A bot token with what Slack says about it, by an installation or by <c>auth.test</c> of a pasted one.</summary>
/// <param name="TeamId">Null for a whole organization.</param>
/// <param name="TeamName">The workspace's name, or the organization's.</param>
/// <param name="Scopes">Empty when Slack does not say.</param>
internal sealed record BotGrant(
    Secret Token, string? AppId, string? EnterpriseId, string? TeamId, string? TeamName, string? BotUserId, IReadOnlyList<string> Scopes);
