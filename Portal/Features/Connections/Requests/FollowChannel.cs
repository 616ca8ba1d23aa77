using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Connections;
using Portal.Domain.Errors;
using Portal.Domain.Slack;
using Portal.Slack.Requests;
using Portal.Worker.Errors;

namespace Portal.Features.Connections.Requests;

/// <summary>Keeps the list of channels true between two loadings, and warns while a channel that is used cannot be posted to.</summary>
internal sealed class FollowChannel(IDbContextFactory<PortalDbContext> contexts, ChannelUses uses, ErrorReporter errors, ChangeFeed feed, TimeProvider clock)
{
    private const string By = "Slack: channel unarchived";

    public async Task HandleAsync(SlackEvent happened, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var connections = await db.Connections.AsNoTracking().OfTeam(happened.TeamId, happened.EnterpriseId, happened.AppId)
            .OrderByDescending(row => row.IsDefault).ThenBy(row => row.Id).ToListAsync(cancellationToken);
        foreach (var instance in connections.GroupBy(row => row.InstanceId))
        {
            var (name, isNews) = await ChangeAsync(db, instance, happened, cancellationToken);
            if (isNews && happened.Inner is InnerEvent.ChannelUnarchived back)
            {
                await AcknowledgeAsync(db, instance, back.ChannelId, cancellationToken);
            }
            else if (isNews)
            {
                await WarnAsync(instance.First(), happened, name, cancellationToken);
            }

            feed.Publish(instance.Key);
        }
    }

    // Answers the channel's name as it was listed last. What was listed since the event knows better, so that the event is no news then.
    private static async Task<(string? Name, bool IsNews)> ChangeAsync(
        PortalDbContext db, IEnumerable<Connection> connections, SlackEvent happened, CancellationToken cancellationToken)
    {
        var channel = ChannelOf(happened.Inner);
        var ids = connections.Select(row => row.Id).ToList();
        var rows = await db.SlackChannels.Where(row => ids.Contains(row.ConnectionId) && row.ChannelId == channel).ToListAsync(cancellationToken);
        var name = rows.FirstOrDefault()?.Name;
        var older = rows.FindAll(row => row.RefreshedAt.ToUnixTimeSeconds() <= happened.HappenedAt.ToUnixTimeSeconds());
        older.ForEach(row => Change(db, row, happened));
        await db.SaveChangesAsync(cancellationToken);
        return (name, rows.Count == 0 || older.Count > 0);
    }

    private static void Change(PortalDbContext db, SlackChannel row, SlackEvent happened)
    {
        row.RefreshedAt = happened.HappenedAt;
        switch (happened.Inner)
        {
            case InnerEvent.ChannelArchived:
                row.IsArchived = true;
                break;
            case InnerEvent.ChannelUnarchived:
                row.IsArchived = false;
                break;
            case InnerEvent.ChannelRenamed renamed:
                (row.Name, row.NameKey) = (ConnectionText.Cut(renamed.Name), ConnectionText.KeyOf(renamed.Name));
                break;
            case InnerEvent.ChannelDeleted:
                db.SlackChannels.Remove(row);
                break;
        }
    }

    private async Task WarnAsync(Connection connection, SlackEvent happened, string? name, CancellationToken cancellationToken)
    {
        if (happened.Inner is not (InnerEvent.ChannelArchived or InnerEvent.ChannelDeleted)
            || await uses.FindAsync(connection.InstanceId, ChannelOf(happened.Inner), cancellationToken) is not { Count: > 0 } found)
        {
            return;
        }

        var id = ChannelOf(happened.Inner);
        var (code, word) = happened.Inner is InnerEvent.ChannelArchived ? ("is_archived", "archived") : ("channel_not_found", "deleted");
        var advice = new Advice(
            ErrorLevel.Error,
            code,
            $"Channel {(name is null ? id : $"#{name} ({id})")} was {word} in Slack, but is used by {string.Join(", ", found)}",
            code == "is_archived" ? "Unarchive the channel in Slack, or choose another one. Until then the fallback is used." : "Choose another channel. Until then the fallback is used.");
        await errors.ReportAsync(
            new Failure(connection.OrganizationId, connection.InstanceId, CauseOf(connection, code, id), advice, connection.Id), cancellationToken);
    }

    // What the archiving opened, and what messages that it stopped opened with the same words.
    private async Task AcknowledgeAsync(PortalDbContext db, IGrouping<Guid, Connection> instance, string channelId, CancellationToken cancellationToken)
    {
        var causes = instance.Select(row => CauseOf(row, "is_archived", channelId)).ToList();
        var now = clock.GetUtcNow();
        await db.Errors.Where(row => row.InstanceId == instance.Key && causes.Contains(row.CauseKey) && row.AcknowledgedAt == null).ExecuteUpdateAsync(
            row => row.SetProperty(entry => entry.AcknowledgedAt, now).SetProperty(entry => entry.AcknowledgedBy, By), cancellationToken);
    }

    private static string CauseOf(Connection connection, string code, string channelId) => CauseKey.Of(connection.Id, SlackError.Classify(code, null), channelId);

    private static string ChannelOf(InnerEvent inner) => inner switch
    {
        InnerEvent.ChannelArchived archived => archived.ChannelId,
        InnerEvent.ChannelUnarchived unarchived => unarchived.ChannelId,
        InnerEvent.ChannelDeleted deleted => deleted.ChannelId,
        InnerEvent.ChannelRenamed renamed => renamed.ChannelId,
        _ => "",
    };
}
