using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Portal.Domain.Audit;
using Portal.Domain.Auth;
using Portal.Domain.Connections;

namespace Portal.Data.Audit;

/// <summary>Writes an audit entry for every audited entity that a context is about to save.</summary>
internal static class AuditTrail
{
    // What the sender learns by sending is no act of a member; the error list and the notifications tell it.
    private static readonly string[] Learned =
    [
        nameof(Connection.LastSuccessAt), nameof(Connection.FailingSince), nameof(Connection.LastError), nameof(Connection.LookupFailingSince),
        nameof(Connection.LookupError), nameof(Connection.HeldUntil), nameof(ApiToken.LastUsedAt),
    ];

    public static void Write(PortalDbContext db)
    {
        db.ChangeTracker.DetectChanges();
        var entries = db.ChangeTracker.Entries<IAudited>()
            .Where(entry => IsActOfSomebody(db, entry))
            .Select(entry => Describe(db, entry))
            .ToList();
        db.Audit.AddRange(entries);
    }

    private static bool IsActOfSomebody(PortalDbContext db, EntityEntry<IAudited> entry) => entry.State switch
    {
        EntityState.Added or EntityState.Deleted => true,
        EntityState.Modified or EntityState.Unchanged => Changed(db, entry).Any(),
        _ => false,
    };

    private static IEnumerable<string> Changed(PortalDbContext db, EntityEntry<IAudited> entry) =>
        entry.Properties.Where(property => property.IsModified).Select(property => property.Metadata.Name).Except(Learned, StringComparer.Ordinal)
            .Concat(ChangedParts(db, entry));

    // A source's secrets and a definition's steps are no more than parts of it: what happens to them happens to it.
    private static IEnumerable<string> ChangedParts(PortalDbContext db, EntityEntry<IAudited> entry) =>
        db.ChangeTracker.Entries()
            .Where(part => part.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .SelectMany(part => part.Metadata.GetForeignKeys().Where(key => IsPartOf(key, part, entry)))
            .Select(key => key.PrincipalToDependent!.Name)
            .Distinct(StringComparer.Ordinal);

    private static bool IsPartOf(IForeignKey key, EntityEntry part, EntityEntry<IAudited> whole) =>
        key.PrincipalToDependent is not null && key.PrincipalEntityType == whole.Metadata && Equals(part.CurrentValues[key.Properties[0]], whole.Entity.Id);

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
            Columns = entry.State is EntityState.Added or EntityState.Deleted
                ? []
                : [.. Changed(db, entry)],
        };
    }

    private static string ActionOf(EntityState state) => state switch
    {
        EntityState.Added => "created",
        EntityState.Deleted => "deleted",
        _ => "changed",
    };
}
