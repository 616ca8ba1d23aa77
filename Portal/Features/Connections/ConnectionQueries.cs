using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Connections;

namespace Portal.Features.Connections;

/// <summary>The one place that says which connections a caller may see, and how they are changed one at a time.</summary>
internal static class ConnectionQueries
{
    public static IQueryable<Connection> ConnectionsOf(this PortalDbContext db, InstanceCaller caller) =>
        db.Connections.Where(row => row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId);

    /// <summary>A transaction that has the instance's connections for itself: what it reads is still true when it writes.</summary>
    public static async Task<IDbContextTransaction> LockConnectionsAsync(this PortalDbContext db, InstanceCaller caller, CancellationToken cancellationToken)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // A change that changes nothing locks the instance's row until the end, in every database.
        await db.Instances.Where(row => row.Id == caller.InstanceId)
            .ExecuteUpdateAsync(row => row.SetProperty(instance => instance.Name, instance => instance.Name), cancellationToken);
        return transaction;
    }
}
