using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Portal.Domain.Connections;
using Portal.Domain.Errors;

namespace Portal.Data.Connections;

/// <summary>Settles the errors of a connection whose trouble ends with what a context is about to save, whoever ends it.</summary>
internal static class RecoveredConnections
{
    private const string By = "Portal: the connection works again";

    private static readonly string[] Troubles =
        [nameof(Connection.Status), nameof(Connection.LastError), nameof(Connection.LookupError), nameof(Connection.BotToken), nameof(Connection.WebhookUrl)];

    public static async Task SettleAsync(PortalDbContext db, CancellationToken cancellationToken)
    {
        foreach (var row in db.ChangeTracker.Entries<Connection>().Where(IsRecovered).Select(entry => entry.Entity).ToList())
        {
            var causes = CauseKey.OfConnection(row.Id);
            var open = await db.Errors.Where(error => error.InstanceId == row.InstanceId && error.AcknowledgedAt == null && causes.Contains(error.CauseKey)).ToListAsync(cancellationToken);
            open.ForEach(error => error.Acknowledge(By, row.UpdatedAt > error.LastSeenAt ? row.UpdatedAt : error.LastSeenAt));
        }
    }

    private static bool IsRecovered(EntityEntry<Connection> entry) =>
        entry.State == EntityState.Modified
        && entry.Entity is { Status: ConnectionStatus.Active, LastError: null, LookupError: null }
        && Troubles.Any(name => entry.Property(name).IsModified);
}
