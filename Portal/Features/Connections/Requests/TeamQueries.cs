using Portal.Domain.Connections;

namespace Portal.Features.Connections.Requests;

/// <summary>Which connections a request of Slack's can be about. It names workspace and app, never an instance.</summary>
internal static class TeamQueries
{
    private const string Mode = "SLACK_APP";

    /// <summary>None for a request that names neither workspace nor organization.</summary>
    public static IQueryable<Connection> OfTeam(this IQueryable<Connection> rows, string? teamId, string? enterpriseId, string? appId) => rows.Where(row =>
        row.Mode == Mode
        && ((teamId != null && row.TeamId == teamId) || (row.TeamId == null && enterpriseId != null && row.EnterpriseId == enterpriseId))
        && (row.AppId == null || appId == null || row.AppId == appId));
}
