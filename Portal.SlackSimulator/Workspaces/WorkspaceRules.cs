namespace Portal.SlackSimulator.Workspaces;

/// <summary>What the workspace's plan and its admins allow, and where Slack's behaviour is told in two ways.</summary>
internal sealed record WorkspaceRules
{
    /// <summary>The free plan has no user groups: <c>paid_teams_only</c>.</summary>
    public bool IsPaid { get; init; } = true;

    /// <summary>Only admins may manage groups: a bot gets <c>permission_denied</c> whatever its scopes.</summary>
    public bool OnlyAdminsManageUsergroups { get; init; }

    /// <summary>A list of deactivated people only: refused with <c>invalid_users</c>, and the group is emptied all the same.</summary>
    public bool DeactivatedUsersEmptyUsergroup { get; init; }

    /// <summary>An empty list (<c>[]</c>) is taken as no members instead of <c>no_users_provided</c>.</summary>
    public bool EmptyListEmptiesUsergroup { get; init; }
}
