using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Connections;
using Portal.Slack.Api;
using Portal.Worker.Slack;

namespace Portal.Worker.Connections;

/// <summary>Asks now and then whether a token that Slack refused works again: what was a policy or an outage mends itself.</summary>
internal sealed class ReconnectProbe(
    IDbContextFactory<PortalDbContext> contexts, SlackConnections connections, SlackWebApi slack, ConnectionHealthBook health, TimeProvider time)
{
    private const int MostAtOnce = 50;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await health.ReleaseAsync(time.GetUtcNow(), cancellationToken);
        foreach (var id in await WaitingAsync(cancellationToken))
        {
            if (await connections.FindAsync(id, cancellationToken) is { Secrets.BotToken: { } token } connection
                && (await slack.AuthTestAsync(token, cancellationToken)).IsOk)
            {
                await health.SucceededAsync(connection.Row, time.GetUtcNow());
            }
        }
    }

    private async Task<List<Guid>> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Connections
            .Where(row => row.Status == ConnectionStatus.ReconnectNeeded && row.BotToken != null)
            .OrderBy(row => row.Id)
            .Select(row => row.Id)
            .Take(MostAtOnce)
            .ToListAsync(cancellationToken);
    }
}
