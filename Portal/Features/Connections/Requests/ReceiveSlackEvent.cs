using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Connections;
using Portal.Slack.Requests;

namespace Portal.Features.Connections.Requests;

/// <summary>Does once what an event asks for, however often Slack sends it.</summary>
internal sealed class ReceiveSlackEvent(IDbContextFactory<PortalDbContext> contexts, EndInstallation end, FollowChannel follow, FollowChannelId followId, TimeProvider clock)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    public async Task HandleAsync(SlackEvent happened, CancellationToken cancellationToken)
    {
        if (happened.Inner is InnerEvent.OtherEvent || await IsDoneAsync(happened.Id, cancellationToken))
        {
            return;
        }

        await (happened.Inner switch
        {
            InnerEvent.AppUninstalled => end.UninstalledAsync(happened, cancellationToken),
            InnerEvent.TokensRevoked revoked => end.RevokedAsync(happened, revoked, cancellationToken),
            InnerEvent.ChannelIdChanged changed => followId.HandleAsync(happened, changed, cancellationToken),
            _ => follow.HandleAsync(happened, cancellationToken),
        });
        await RememberAsync(happened.Id, cancellationToken);
    }

    private static string KeyOf(string eventId) => eventId.Length <= 128 ? eventId : eventId[..128];

    private async Task<bool> IsDoneAsync(string eventId, CancellationToken cancellationToken)
    {
        var key = KeyOf(eventId);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.SlackRequests.AnyAsync(row => row.Key == key, cancellationToken);
    }

    // Last, not first: what broke half-way is done again, and nothing of it does harm twice.
    private async Task RememberAsync(string eventId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var old = now - Remembered;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.SlackRequests.Where(row => row.ReceivedAt < old).ExecuteDeleteAsync(cancellationToken);
        db.SlackRequests.Add(new SlackRequest { Key = KeyOf(eventId), ReceivedAt = now });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            if (!await IsDoneAsync(eventId, cancellationToken))
            {
                throw;
            }
        }
    }
}
