using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Components.Shared.Channels;
using Portal.Data;
using Portal.Domain;

namespace Portal.Features.Connections.Channels;

/// <summary>A connection's channels by name, those that begin so first; from the table, so that a large workspace costs a page of rows.</summary>
internal sealed class ListChannels(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<Outcome<ChannelPage>> HandleAsync(InstanceCaller caller, ChannelSearch search, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await db.ConnectionsOf(caller).AnyAsync(row => row.Id == search.ConnectionId, cancellationToken))
        {
            return Outcome<ChannelPage>.Missing();
        }

        // Before the rows: a list that is said to be complete must not lack the last of them.
        var listing = await ListingAsync(db, search.ConnectionId, cancellationToken);
        var all = db.SlackChannels.AsNoTracking().Where(row => row.ConnectionId == search.ConnectionId);
        var text = StorableText.Clean(search.Text).Trim().TrimStart('#').ToLowerInvariant();
        var found = text.Length == 0 ? all : all.Where(row => row.NameKey.Contains(text));
        var items = await found.OrderBy(row => row.IsArchived).ThenByDescending(row => row.NameKey.StartsWith(text)).ThenBy(row => row.NameKey)
            .Skip(search.Offset).Take(search.Limit)
            .Select(row => new ChannelOption(row.ChannelId, row.Name, row.IsPrivate, row.IsArchived, row.IsMember))
            .ToListAsync(cancellationToken);
        var total = await found.CountAsync(cancellationToken);
        return Outcome<ChannelPage>.Ok(new ChannelPage(items, total, search.Offset, search.Limit, listing));
    }

    public static async Task<ChannelListingView> ListingAsync(PortalDbContext db, Guid connectionId, CancellationToken cancellationToken)
    {
        var row = await db.ChannelListings.AsNoTracking().FirstOrDefaultAsync(row => row.ConnectionId == connectionId, cancellationToken);
        var known = await db.SlackChannels.CountAsync(row => row.ConnectionId == connectionId, cancellationToken);
        return new ChannelListingView(row?.Status, row?.Loaded ?? 0, known, row?.CompletedAt, row?.Error);
    }
}
