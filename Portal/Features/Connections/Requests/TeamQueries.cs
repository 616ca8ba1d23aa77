using Portal.Domain.Connections;

namespace Portal.Features.Connections.Requests;

/// <summary>Which connections a request of Slack's can be about. It names workspace and app, never an instance.</summary>
internal static class TeamQueries
{
    /// <summary>The connections that post by the app. None for a request that names neither workspace nor organization.</summary>
    public static IQueryable<Connection> OfTeam(this IQueryable<Connection> rows, string? teamId, string? enterpriseId, string? appId) =>
        rows.Where(row => row.Mode == ConnectionModeKeys.SlackApp).WithTokenOf(teamId, enterpriseId, appId);

    /// <summary>Those too that only look people up by the app's token.</summary>
    public static IQueryable<Connection> WithTokenOf(this IQueryable<Connection> rows, string? teamId, string? enterpriseId, string? appId) => rows.Where(row =>
        (row.Mode == ConnectionModeKeys.SlackApp || row.Mode == ConnectionModeKeys.IncomingWebhookLookup)
        && ((teamId != null && row.TeamId == teamId) || (row.TeamId == null && enterpriseId != null && row.EnterpriseId == enterpriseId))
        && (row.AppId == null || appId == null || row.AppId == appId));
}
