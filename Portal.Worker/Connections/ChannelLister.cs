using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Domain.Slack;
using Portal.Slack.Api;
using Portal.Worker.Slack;

namespace Portal.Worker.Connections;

/// <summary>Reads a workspace's channels page by page into the table. The listing's row says how far it is; a stop lets the next run begin anew.</summary>
internal sealed class ChannelLister(
    IDbContextFactory<PortalDbContext> contexts,
    SlackConnections connections,
    SlackWebApi slack,
    PacedCalls calls,
    ChangeFeed changes,
    TimeProvider time)
{
    private const int PageSize = 200;
    private const string AllTypes = "public_channel,private_channel";

    public async Task RunAsync(Guid connectionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.ChannelListings.AsNoTracking().FirstOrDefaultAsync(row => row.ConnectionId == connectionId, cancellationToken) is not { Status: ChannelListingStatus.Loading } listing)
        {
            return;
        }

        // A loading that was interrupted begins at the first page again, and so does its count.
        await db.ChannelListings.Where(row => row.ConnectionId == connectionId).ExecuteUpdateAsync(row => row.SetProperty(item => item.Loaded, 0), cancellationToken);
        var connection = await connections.FindAsync(connectionId, cancellationToken);
        var error = connection?.Secrets.BotToken is { } token ? await LoadAsync(connection.Row, token, cancellationToken) : "secret_missing";
        if (error is null)
        {
            await db.SlackChannels.Where(row => row.ConnectionId == connectionId && row.RefreshedAt < listing.StartedAt).ExecuteDeleteAsync(cancellationToken);
        }

        await EndAsync(db, listing, error, cancellationToken);
        if (connection is not null)
        {
            changes.Publish(connection.Row.InstanceId);
        }
    }

    /// <summary>Null at the end of the list; else Slack's word for why it cannot be had.</summary>
    private async Task<string?> LoadAsync(Connection connection, Secret token, CancellationToken cancellationToken)
    {
        var (types, cursor) = (AllTypes, (string?)null);
        while (true)
        {
            var page = await calls.AskAsync(
                connection.Id, SlackMethod.ListConversations,
                ct => slack.ListConversationsAsync(token, types, excludeArchived: false, cursor, PageSize, ct), cancellationToken);
            if (page.Error is { } error)
            {
                // Without groups:read Slack refuses the private ones, and the question with them.
                if (!MayBeForPrivate(error) || types != AllTypes)
                {
                    return error.Code;
                }

                types = "public_channel";
                continue;
            }

            await StoreAsync(connection, page.Value!.Items, cancellationToken);
            if ((cursor = page.Value.NextCursor) is null)
            {
                return null;
            }
        }
    }

    private static bool MayBeForPrivate(SlackError error) => error.Code is "missing_scope" or "invalid_types";

    private async Task StoreAsync(Connection connection, IReadOnlyList<SlackConversation> page, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = page.Select(channel => channel.Id).ToList();
        var rows = await db.SlackChannels.Where(row => row.ConnectionId == connection.Id && ids.Contains(row.ChannelId)).ToDictionaryAsync(row => row.ChannelId, cancellationToken);
        foreach (var channel in page.Where(channel => channel.Name is not null).DistinctBy(channel => channel.Id))
        {
            if (!rows.TryGetValue(channel.Id, out var row))
            {
                row = new SlackChannel { ConnectionId = connection.Id, ChannelId = channel.Id, Name = "", NameKey = "", RefreshedAt = now };
                db.SlackChannels.Add(row);
            }

            row.Take(channel.Name!, channel.IsPrivate, channel.IsArchived, channel.IsMember, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        await db.ChannelListings.Where(row => row.ConnectionId == connection.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(listing => listing.Loaded, listing => listing.Loaded + page.Count), cancellationToken);
        changes.Publish(connection.InstanceId);
    }

    private async Task EndAsync(PortalDbContext db, ChannelListing listing, string? error, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var status = error is null ? ChannelListingStatus.Complete : ChannelListingStatus.Failed;
        await db.ChannelListings.Where(row => row.ConnectionId == listing.ConnectionId).ExecuteUpdateAsync(
            row => row
                .SetProperty(item => item.Status, status)
                .SetProperty(item => item.Error, error)
                .SetProperty(item => item.CompletedAt, error is null ? now : listing.CompletedAt),
            cancellationToken);
    }
}
