using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Connections;

namespace Portal.Features.Connections.Saving;

/// <summary>What an instance has when a draft comes.</summary>
/// <param name="NameHolder">The connection that has the draft's name, as this database compares names; null when it is free.</param>
internal sealed record PresentConnections(IReadOnlyList<Connection> Rows, Guid? NameHolder)
{
    public Connection? Find(Guid? id) => id is null ? null : Rows.FirstOrDefault(row => row.Id == id);

    public static async Task<PresentConnections> ReadAsync(PortalDbContext db, InstanceCaller caller, string? name, CancellationToken cancellationToken)
    {
        var rows = await db.ConnectionsOf(caller).ToListAsync(cancellationToken);
        // A name with a problem may be nothing that a database can be asked about.
        var holder = name is null || ConnectionName.ProblemOf(name) is not null
            ? null
            : await db.ConnectionsOf(caller).Where(row => row.Name == name).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
        return new PresentConnections(rows, holder);
    }
}
