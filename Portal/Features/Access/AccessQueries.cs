using Portal.Auth;
using Portal.Data;
using Portal.Domain.Auth;

namespace Portal.Features.Access;

/// <summary>The one place that says which sources and tokens a caller may see.</summary>
internal static class AccessQueries
{
    public static IQueryable<EventSource> SourcesOf(this PortalDbContext db, InstanceCaller caller) =>
        db.EventSources.Where(row => row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId);

    public static IQueryable<ApiToken> TokensOf(this PortalDbContext db, InstanceCaller caller) =>
        db.ApiTokens.Where(row => row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId);
}
