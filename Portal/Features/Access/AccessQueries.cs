using Portal.Auth;
using Portal.Data;
using Portal.Domain.Auth;

namespace Portal.Features.Access;

/// <summary>The one place that says which sources and tokens a caller may see.</summary>
internal static class AccessQueries
{
    public static IQueryable<EventSource> SourcesOf(this PortalDbContext db, InstanceCaller caller) =>
        db.EventSources.Where(row => row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId);

    /// <summary>The instance's, or those of the organization itself.</summary>
    public static IQueryable<ApiToken> TokensOf(this PortalDbContext db, Caller caller)
    {
        var instance = InstanceOf(caller);
        return db.ApiTokens.Where(row => row.OrganizationId == caller.OrganizationId && row.InstanceId == instance);
    }

    /// <summary>Null for a caller who acts on the organization.</summary>
    public static Guid? InstanceOf(Caller caller) => (caller as InstanceCaller)?.InstanceId;
}
