using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Portal.Domain.Audit;

namespace Portal.Data.Audit;

/// <summary>Writes an audit entry for every audited entity that a context is about to save.</summary>
internal static class AuditTrail
{
    public static void Write(PortalDbContext db)
    {
        db.ChangeTracker.DetectChanges();
        var entries = db.ChangeTracker.Entries<IAudited>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => Describe(db, entry))
            .ToList();
        db.Audit.AddRange(entries);
    }

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
                ? [.. entry.Properties.Where(property => property.IsModified).Select(property => property.Metadata.Name)]
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
