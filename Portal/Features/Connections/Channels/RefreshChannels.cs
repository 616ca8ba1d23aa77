using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Components.Shared.Channels;
using Portal.Data;
using Portal.Data.Connections;
using Portal.Domain;
using Portal.Domain.Connections;

namespace Portal.Features.Connections.Channels;

/// <summary>Has the worker load the list of channels again. The row is the order, so a loading survives the page and a restart.</summary>
internal sealed class RefreshChannels(IDbContextFactory<PortalDbContext> contexts, ConnectionJobRequests jobs, ChangeFeed feed, TimeProvider clock)
{
    public async Task<Outcome<ChannelListingView>> HandleAsync(InstanceCaller caller, Guid connectionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.ConnectionsOf(caller).AsNoTracking().FirstOrDefaultAsync(row => row.Id == connectionId, cancellationToken) is not { } connection)
        {
            return Outcome<ChannelListingView>.Missing();
        }

        if (connection.BotToken is null)
        {
            return Outcome<ChannelListingView>.Invalid(new FieldProblem("connection", "A webhook's channel is fixed in Slack, so there are no channels to list."));
        }

        await OrderAsync(db, connectionId, cancellationToken);
        // Before the work begins, which may end while a page still reads.
        var ordered = await ListChannels.ListingAsync(db, connectionId, cancellationToken);
        jobs.Request(ConnectionJob.Channels, connectionId);
        feed.Publish(caller.InstanceId);
        return Outcome<ChannelListingView>.Ok(ordered);
    }

    private async Task OrderAsync(PortalDbContext db, Guid connectionId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var row = await db.ChannelListings.FirstOrDefaultAsync(row => row.ConnectionId == connectionId, cancellationToken);
        if (row is { Status: ChannelListingStatus.Loading })
        {
            // One is under way; it is what was asked for.
            return;
        }

        if (row is null)
        {
            db.ChannelListings.Add(new ChannelListing { ConnectionId = connectionId, Status = ChannelListingStatus.Loading, StartedAt = now });
        }
        else
        {
            (row.Status, row.StartedAt, row.Loaded, row.Error) = (ChannelListingStatus.Loading, now, 0, null);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (row is null)
        {
            // Another caller asked at the same moment.
            db.ChangeTracker.Clear();
        }
    }
}
