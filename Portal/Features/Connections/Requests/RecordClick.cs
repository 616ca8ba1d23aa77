using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Notifications;
using Portal.Slack.Requests;

namespace Portal.Features.Connections.Requests;

/// <summary>Records that a Slack user opened a link of a message. Clicks on messages that are not ours leave no trace.</summary>
internal sealed class RecordClick(IDbContextFactory<PortalDbContext> contexts, ChangeFeed feed, TimeProvider clock)
{
    private const int LongestName = 255;
    private const int LongestLabel = 75;

    public async Task HandleAsync(IReadOnlyList<ButtonClick> clicks, CancellationToken cancellationToken)
    {
        foreach (var click in clicks)
        {
            await RecordAsync(click, cancellationToken);
        }
    }

    private async Task RecordAsync(ButtonClick click, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var connections = db.Connections.OfTeam(click.TeamId, click.EnterpriseId, click.AppId).Select(row => row.Id);
        var message = await db.Messages.AsNoTracking()
            .FirstOrDefaultAsync(row => row.ChannelId == click.ChannelId && row.Ts == click.MessageTs && connections.Contains(row.ConnectionId), cancellationToken);
        var key = KeyOf(click);
        if (message is null || await db.NotificationClicks.AnyAsync(row => row.RequestKey == key, cancellationToken))
        {
            return;
        }

        db.NotificationClicks.Add(RowOf(click, message, key));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            await using var other = await contexts.CreateDbContextAsync(cancellationToken);
            if (!await other.NotificationClicks.AnyAsync(row => row.RequestKey == key, cancellationToken))
            {
                throw;
            }
        }

        feed.Publish(message.InstanceId);
    }

    private NotificationClick RowOf(ButtonClick click, Message message, string key)
    {
        var now = clock.GetUtcNow();
        return new NotificationClick
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = message.OrganizationId,
            InstanceId = message.InstanceId,
            NotificationId = message.NotificationId,
            SlackUserId = Cut(click.UserId, 32),
            UserName = Cut(click.UserName, LongestName),
            ActionId = Cut(click.ActionId, LongestName),
            Label = Cut(click.Label, LongestLabel),
            // The write may be late; the click was not.
            ClickedAt = click.PressedAt(now),
            RequestKey = key,
        };
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];

    private static string KeyOf(ButtonClick click)
    {
        var parts = string.Join('\n', click.TeamId, click.ChannelId, click.MessageTs, click.UserId, click.BlockId, click.ActionId, click.ActionTs);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)));
    }
}
