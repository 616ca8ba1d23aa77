using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Notifications;
using Portal.Domain.Connections;
using Portal.Domain.Errors;
using Portal.Domain.Slack;
using Portal.Slack.Requests;
using Portal.Worker.Errors;

namespace Portal.Features.Connections.Requests;

/// <summary>
/// Slack says that a token is dead before a message finds out: the connection waits to be reconnected, its messages take their fallback, and
/// the admins are told what to do. A webhook whose lookup token died goes on, naming people. Both events come for one removal, in any order, and late ones may be about a token that was replaced since.
/// </summary>
internal sealed class EndInstallation(
    IDbContextFactory<PortalDbContext> contexts, ErrorReporter errors, WorkSignals signals, ChangeFeed feed, TimeProvider clock)
{
    public Task UninstalledAsync(SlackEvent happened, CancellationToken cancellationToken) =>
        EndAsync(happened, "account_inactive", row => row.AppId is not null || Holds(happened.BotUserIds, row), cancellationToken);

    /// <summary>Only the bot's own token counts: people's tokens, which the event names too, are none of ours.</summary>
    public Task RevokedAsync(SlackEvent happened, InnerEvent.TokensRevoked revoked, CancellationToken cancellationToken) =>
        EndAsync(happened, "token_revoked", row => Holds(revoked.BotUserIds, row), cancellationToken);

    private static bool Holds(IReadOnlyList<string> bots, Connection row) => row.BotUserId is { } bot && bots.Contains(bot, StringComparer.Ordinal);

    private async Task EndAsync(SlackEvent happened, string code, Func<Connection, bool> isMeant, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Connections.WithTokenOf(happened.TeamId, happened.EnterpriseId, happened.AppId).ToListAsync(cancellationToken);
        List<Connection> ended = [.. rows.Where(row => isMeant(row) && IsOfPresentToken(row, happened) && !IsKnown(row))];
        foreach (var row in ended)
        {
            End(row, code, clock.GetUtcNow());
        }

        // The error first: should the change fail, the event is done again and the error is counted once more, not lost.
        foreach (var row in ended)
        {
            await ReportAsync(row, code, cancellationToken);
        }

        await db.ActAs("Slack").SaveChangesAsync(cancellationToken);
        foreach (var row in ended)
        {
            signals.WakeLane(row.Id);
            feed.Publish(row.InstanceId);
        }
    }

    private static bool OnlyLooksUp(Connection row) => row.Mode == ConnectionModeKeys.IncomingWebhookLookup;

    private static bool IsKnown(Connection row) => OnlyLooksUp(row) ? row.LookupFailingSince is not null : row.Status == ConnectionStatus.ReconnectNeeded;

    private static void End(Connection row, string code, DateTimeOffset now)
    {
        if (OnlyLooksUp(row))
        {
            row.LookupFailed(code, now);
            return;
        }

        row.Failed(code, credentialsRefused: true, now);
        row.UpdatedAt = now;
    }

    // Slack tells whole seconds: within the second of the installation, the event may be about the new token.
    private static bool IsOfPresentToken(Connection row, SlackEvent happened) =>
        row.InstalledAt is not { } installed || happened.HappenedAt.ToUnixTimeSeconds() >= installed.ToUnixTimeSeconds();

    // The same cause as when a message finds out: one entry, whichever comes first.
    private Task ReportAsync(Connection row, string code, CancellationToken cancellationToken)
    {
        var error = SlackError.Classify(code, null);
        return errors.ReportAsync(
            new Failure(
                row.OrganizationId,
                row.InstanceId,
                CauseKey.Of(row.Id, error),
                OnlyLooksUp(row) ? LookupAdvice.For(error, row.Name) : ErrorAdvice.For(error, new AdviceContext(row.Name)),
                row.Id),
            cancellationToken);
    }
}
