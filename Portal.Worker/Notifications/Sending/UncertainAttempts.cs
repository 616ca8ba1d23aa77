using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Data;
using Portal.Domain.Notifications;
using Portal.Domain.Slack;
using Portal.Worker.Notifications.Attempts;

namespace Portal.Worker.Notifications.Sending;

/// <summary>Attempts without an outcome: the process died between the call and its answer.</summary>
internal sealed partial class UncertainAttempts(IDbContextFactory<PortalDbContext> contexts, TimeProvider time, ILogger<UncertainAttempts> logger)
{
    private const string Note =
        "The portal stopped before an answer came, so the message may be in Slack already. Portal may not read what is there, so it is sent again.";

    /// <summary>Marks them uncertain and makes their notifications due. Only for a lane that no other run drains.</summary>
    public async Task SettleAsync(Guid? connectionId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await SettleUpdatesAsync(db, connectionId, now, cancellationToken);
        var sending = db.Notifications.Where(row => row.State == NotificationState.Sending && row.ConnectionId == connectionId);
        if (!await sending.AnyAsync(cancellationToken))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.DeliveryAttempts.Where(attempt => sending.Any(row => row.Id == attempt.NotificationId)).MarkUncertainAsync(now, Note, cancellationToken);
        var count = await sending.ExecuteUpdateAsync(
            row => row.SetProperty(notification => notification.State, NotificationState.Waiting).SetProperty(notification => notification.DueAt, now),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Log.Settled(logger, count, connectionId);
    }

    // Bringing a message up to date twice shows the same as once.
    private static async Task SettleUpdatesAsync(PortalDbContext db, Guid? connectionId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var updating = db.Messages.Where(row => row.ConnectionId == connectionId && row.State == MessageState.Updating);
        if (connectionId is null || !await updating.AnyAsync(cancellationToken))
        {
            return;
        }

        await db.DeliveryAttempts
            .Where(attempt => attempt.Method == SlackMethod.Update.Name && updating.Any(row => row.NotificationId == attempt.NotificationId))
            .MarkUncertainAsync(now, "The portal stopped before an answer came; the message is updated again.", cancellationToken);
        await updating.ExecuteUpdateAsync(
            row => row.SetProperty(message => message.State, MessageState.Stale).SetProperty(message => message.DueAt, now), cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Count} notifications of connection {ConnectionId} were being sent when the portal stopped; they are sent again.")]
        public static partial void Settled(ILogger logger, int count, Guid? connectionId);
    }
}
