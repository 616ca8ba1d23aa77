using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Components.Shared.Channels;
using Portal.Data;
using Portal.Data.Auth;
using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Slack.Api;

namespace Portal.Features.Connections.Channels;

/// <summary>
/// Asks Slack about one channel, because a person waits: for a pasted id, and before a channel is saved. What Slack says is kept in the list.
/// </summary>
internal sealed class CheckChannel(IDbContextFactory<PortalDbContext> contexts, SecretVault vault, SlackWebApi slack, TimeProvider clock)
{
    public async Task<Outcome<ChannelCheck>> HandleAsync(InstanceCaller caller, Guid connectionId, string channelId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.ConnectionsOf(caller).AsNoTracking().FirstOrDefaultAsync(row => row.Id == connectionId, cancellationToken) is not { } connection)
        {
            return Outcome<ChannelCheck>.Missing();
        }

        if (connection.BotToken is not { } stored)
        {
            return Outcome<ChannelCheck>.Invalid(new FieldProblem("channelId", "A webhook's channel is fixed in Slack and cannot be chosen here."));
        }

        if (!ChannelId.IsOne(channelId))
        {
            return Outcome<ChannelCheck>.Invalid(new FieldProblem("channelId", ChannelId.Shape));
        }

        var token = vault.Reveal(SecretPurpose.BotToken, stored);
        var answer = await slack.GetConversationAsync(token, channelId, cancellationToken);
        var bot = await BotNameAsync(answer.Value, token, cancellationToken);
        return Outcome<ChannelCheck>.Ok(answer.Value is { Name: not null } channel
            ? await KeepAsync(db, connection, channel, bot, cancellationToken)
            : Judge(ChannelAccess.Of(answer.Error ?? Domain.Slack.SlackError.Classify("channel_not_found", null), bot), null));
    }

    private static ChannelCheck Judge(ChannelAccess access, ChannelOption? channel) => new(channel, access.Sentence, access.IsRefused);

    // The sentence names the bot, so its name is asked for only where there will be one.
    private async Task<string> BotNameAsync(SlackConversation? channel, Secret token, CancellationToken cancellationToken) =>
        channel is { IsMember: true } ? "" : (await slack.AuthTestAsync(token, cancellationToken)).Value?.User ?? "portal";

    private async Task<ChannelCheck> KeepAsync(PortalDbContext db, Connection connection, SlackConversation channel, string bot, CancellationToken cancellationToken)
    {
        var row = await db.SlackChannels.FirstOrDefaultAsync(row => row.ConnectionId == connection.Id && row.ChannelId == channel.Id, cancellationToken);
        if (row is null)
        {
            row = new SlackChannel { ConnectionId = connection.Id, ChannelId = channel.Id, Name = "", NameKey = "", RefreshedAt = clock.GetUtcNow() };
            db.SlackChannels.Add(row);
        }

        row.Take(channel.Name!, channel.IsPrivate, channel.IsArchived, channel.IsMember, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The loading of the list was quicker with the same channel.
        }

        var mayPostInPublic = ChannelAccess.MayPostInPublic(connection.Scopes?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? []);
        var facts = new ChannelFacts(channel.Id, channel.Name, channel.IsPrivate, channel.IsArchived, channel.IsMember, channel.IsReadOnly);
        return Judge(ChannelAccess.Of(facts, mayPostInPublic, bot), new ChannelOption(channel.Id, row.Name, row.IsPrivate, row.IsArchived, row.IsMember));
    }
}
