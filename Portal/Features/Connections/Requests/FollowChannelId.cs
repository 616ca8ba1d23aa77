using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Connections;
using Portal.Domain.Errors;
using Portal.Domain.Notifications;
using Portal.Domain.Slack;
using Portal.Slack.Requests;

namespace Portal.Features.Connections.Requests;

/// <summary>Goes after a channel whose id changed, wherever the old one stands: configuration, lists, messages in Slack and what still waits to be sent.</summary>
internal sealed class FollowChannelId(IDbContextFactory<PortalDbContext> contexts, ChangeFeed feed, TimeProvider clock)
{
    private const string By = "Slack: channel id changed";

    // Rows at a time: whoever accepts events must not wait for all of them.
    private const int BatchSize = 500;

    public async Task HandleAsync(SlackEvent happened, InnerEvent.ChannelIdChanged changed, CancellationToken cancellationToken)
    {
        await using var db = (await contexts.CreateDbContextAsync(cancellationToken)).ActAs(By);
        var connections = await db.Connections.AsNoTracking().OfTeam(happened.TeamId, happened.EnterpriseId, happened.AppId)
            .Select(row => new { row.Id, row.InstanceId }).ToListAsync(cancellationToken);
        foreach (var instance in connections.GroupBy(row => row.InstanceId, row => row.Id))
        {
            // Configuration first: what is planned from here on goes to the new id, and what was planned before is moved after it.
            await ConfigureAsync(db, instance.Key, changed, cancellationToken);
            foreach (var connection in instance)
            {
                await MoveAsync(db, connection, changed, cancellationToken);
            }

            await AcknowledgeAsync(db, instance, changed, cancellationToken);
            feed.Publish(instance.Key);
        }
    }

    private static async Task ConfigureAsync(PortalDbContext db, Guid instanceId, InnerEvent.ChannelIdChanged changed, CancellationToken cancellationToken)
    {
        var (old, now) = (changed.OldId, changed.NewId);
        if (await db.InstanceSettings.FirstOrDefaultAsync(row => row.InstanceId == instanceId && row.DefaultChannelId == old, cancellationToken) is { } settings)
        {
            settings.DefaultChannelId = now;
        }

        var definitions = await db.Definitions.Include(row => row.Steps)
            .Where(row => row.InstanceId == instanceId && (row.ChannelId == old || row.Steps.Any(step => step.ChannelId == old)))
            .ToListAsync(cancellationToken);
        foreach (var definition in definitions)
        {
            definition.ChannelId = definition.ChannelId == old ? now : definition.ChannelId;
            definition.Steps.FindAll(step => step.ChannelId == old).ForEach(step => step.ChannelId = now);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task MoveAsync(PortalDbContext db, Guid connectionId, InnerEvent.ChannelIdChanged changed, CancellationToken cancellationToken)
    {
        var (old, now) = (changed.OldId, changed.NewId);
        await MoveListedAsync(db, connectionId, changed, cancellationToken);
        var waiting = db.Notifications.Where(row => row.ConnectionId == connectionId && row.State == NotificationState.Waiting && row.Target == old).Take(BatchSize).Select(row => row.Id);
        await InBatchesAsync(() => db.Notifications.Where(row => waiting.Contains(row.Id))
            .ExecuteUpdateAsync(row => row.SetProperty(notification => notification.Target, now), cancellationToken));
        var messages = db.Messages.Where(row => row.ConnectionId == connectionId && row.ChannelId == old).Take(BatchSize).Select(row => row.Id);
        await InBatchesAsync(() => db.Messages.Where(row => messages.Contains(row.Id))
            .ExecuteUpdateAsync(row => row.SetProperty(message => message.ChannelId, now), cancellationToken));
    }

    private static async Task MoveListedAsync(PortalDbContext db, Guid connectionId, InnerEvent.ChannelIdChanged changed, CancellationToken cancellationToken)
    {
        var rows = await db.SlackChannels.Where(row => row.ConnectionId == connectionId && (row.ChannelId == changed.OldId || row.ChannelId == changed.NewId)).ToListAsync(cancellationToken);
        if (rows.Find(row => row.ChannelId == changed.OldId) is not { } old)
        {
            return;
        }

        db.SlackChannels.Remove(old);
        if (rows.Count == 1)
        {
            db.SlackChannels.Add(new SlackChannel
            {
                ConnectionId = connectionId,
                ChannelId = changed.NewId,
                Name = old.Name,
                NameKey = old.NameKey,
                IsPrivate = old.IsPrivate,
                IsMember = old.IsMember,
                IsArchived = old.IsArchived,
                RefreshedAt = old.RefreshedAt,
            });
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static async Task InBatchesAsync(Func<Task<int>> change)
    {
        while (await change() == BatchSize)
        {
        }
    }

    // What the old id opened between the change and this event.
    private async Task AcknowledgeAsync(PortalDbContext db, IEnumerable<Guid> connections, InnerEvent.ChannelIdChanged changed, CancellationToken cancellationToken)
    {
        var error = SlackError.Classify("channel_not_found", null);
        var causes = connections.SelectMany(id => (string[])[CauseKey.Of(id, error, changed.OldId), CauseKey.OfUpdate(id, error, changed.OldId)]).ToList();
        var now = clock.GetUtcNow();
        await db.Errors.Where(row => causes.Contains(row.CauseKey) && row.AcknowledgedAt == null).ExecuteUpdateAsync(
            row => row.SetProperty(entry => entry.AcknowledgedAt, now).SetProperty(entry => entry.AcknowledgedBy, By), cancellationToken);
    }
}
