using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Slack.Api;

namespace Portal.Features.Connections.Saving;

/// <summary>An app in a workspace with its bot token, as Slack tells it: to an installation, or to <c>auth.test</c> of a pasted token.</summary>
/// <param name="TeamId">Null for a whole organization.</param>
/// <param name="TeamName">The workspace's name, or the organization's.</param>
/// <param name="Scopes">Empty when Slack does not say.</param>
internal sealed record SlackInstallation(
    Secret Token, string? AppId, string? EnterpriseId, string? TeamId, string? TeamName, string? BotUserId, IReadOnlyList<string> Scopes)
{
    public static SlackInstallation Of(Secret token, AuthTest whose) => new(
        token, whose.AppId, whose.EnterpriseId, whose.IsEnterpriseInstall ? null : whose.TeamId, whose.Team, whose.UserId, whose.Scopes);

    public static SlackInstallation Of(OAuthAccess access) => new(
        access.AccessToken,
        access.AppId,
        access.EnterpriseId,
        access.IsEnterpriseInstall ? null : access.TeamId,
        access.TeamName ?? access.EnterpriseName,
        access.BotUserId,
        access.Scopes);

    /// <summary>False for a connection of which no workspace is known yet.</summary>
    public bool IsOfOtherWorkspaceThan(Connection row) => HasWorkspace(row) && !IsOfWorkspaceOf(row);

    /// <summary>The same app in the same workspace, which one instance has once.</summary>
    public bool IsThatOf(Connection row) => HasWorkspace(row) && IsOfWorkspaceOf(row) && MayBeOfAppOf(row);

    private static bool HasWorkspace(Connection row) => row.TeamId is not null || row.EnterpriseId is not null;

    private bool IsOfWorkspaceOf(Connection row) => row.TeamId == TeamId && (row.TeamId is not null || row.EnterpriseId == EnterpriseId);

    // The app of a pasted token is often unknown; then the bot tells whether it is the same.
    private bool MayBeOfAppOf(Connection row) =>
        row.AppId is null || AppId is null ? row.BotUserId is null || row.BotUserId == BotUserId : row.AppId == AppId;
}
