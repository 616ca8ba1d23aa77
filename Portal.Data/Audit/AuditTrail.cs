using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Portal.Domain.Audit;
using Portal.Domain.Auth;
using Portal.Domain.Connections;

namespace Portal.Data.Audit;

/// <summary>Writes an audit entry for every audited entity that a context is about to save.</summary>
internal static class AuditTrail
{
    // What the sender learns by sending is no act of anybody; the error list and the ledger tell it.
    private static readonly string[] Learned =
        [nameof(Connection.LastSuccessAt), nameof(Connection.FailingSince), nameof(Connection.LastError), nameof(ApiToken.LastUsedAt)];

    public static void Write(PortalDbContext db)
    {
        db.ChangeTracker.DetectChanges();
        var entries = db.ChangeTracker.Entries<IAudited>()
            .Where(IsActOfSomebody)
            .Select(entry => Describe(db, entry))
            .ToList();
        db.Audit.AddRange(entries);
    }

    private static bool IsActOfSomebody(EntityEntry<IAudited> entry) => entry.State switch
    {
        EntityState.Added or EntityState.Deleted => true,
        EntityState.Modified => Changed(entry).Any(),
        _ => false,
    };

    private static IEnumerable<string> Changed(EntityEntry entry) =>
        entry.Properties.Where(property => property.IsModified).Select(property => property.Metadata.Name).Except(Learned, StringComparer.Ordinal);

    private static AuditEntry Describe(PortalDbContext db, EntityEntry<IAudited> entry)
    {
        var now = db.GetService<TimeProvider>().GetUtcNow();
        return new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = entry.Entity.OrganizationId,
            InstanceId = entry.Entity.InstanceId,
            At = now,
            Actor = db.Actor,
            Action = ActionOf(entry.State),
            EntityType = entry.Metadata.ClrType.Name,
            EntityId = entry.Entity.Id,
            EntityName = entry.Entity.AuditName,
            Columns = entry.State == EntityState.Modified
                ? [.. Changed(entry)]
                : [],
        };
    }

    private static string ActionOf(EntityState state) => state switch
    {
        EntityState.Added => "created",
        EntityState.Deleted => "deleted",
        _ => "changed",
    };
}
