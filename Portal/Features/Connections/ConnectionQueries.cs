using Portal.Auth;
using Portal.Data;
using Portal.Domain.Connections;

namespace Portal.Features.Connections;

/// <summary>The one place that says which connections a caller may see.</summary>
internal static class ConnectionQueries
{
    public static IQueryable<Connection> ConnectionsOf(this PortalDbContext db, InstanceCaller caller) =>
        db.Connections.Where(row => row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId);
}
