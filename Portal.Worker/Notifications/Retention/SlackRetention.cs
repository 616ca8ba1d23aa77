using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Worker.Notifications.Retention;

/// <summary>Forgets what was kept about Slack only for a while: looked-up people, requests dealt with, ways to the consent page.</summary>
internal sealed class SlackRetention(IDbContextFactory<PortalDbContext> contexts)
{
    private const int BatchSize = 500;

    // Slack sends an event again within hours; a member who returns late from the consent page is still told why it is too late.
    private static readonly TimeSpan KeepRequests = TimeSpan.FromDays(1);
    private static readonly TimeSpan KeepInstalls = TimeSpan.FromHours(1);

    /// <summary>Answers how many rows were forgotten.</summary>
    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await ForgetPeopleAsync(db, now, cancellationToken)
            + await ForgetRequestsAsync(db, now - KeepRequests, cancellationToken)
            + await ForgetInstallsAsync(db, now - KeepInstalls, cancellationToken);
    }

    private static Task<int> ForgetPeopleAsync(PortalDbContext db, DateTimeOffset before, CancellationToken cancellationToken) => InBatchesAsync(async () =>
    {
        var old = await db.CachedSlackUsers.Where(row => row.ExpiresAt < before).OrderBy(row => row.ExpiresAt).Take(BatchSize)
            .Select(row => new { row.ConnectionId, row.EmailHash }).ToListAsync(cancellationToken);
        var deleted = 0;
        foreach (var connection in old.GroupBy(row => row.ConnectionId, row => row.EmailHash))
        {
            // Looked up anew meanwhile, it is young again.
            deleted += await db.CachedSlackUsers.Where(row => row.ConnectionId == connection.Key && connection.Contains(row.EmailHash) && row.ExpiresAt < before)
                .ExecuteDeleteAsync(cancellationToken);
        }

        return deleted;
    });

    private static Task<int> ForgetRequestsAsync(PortalDbContext db, DateTimeOffset before, CancellationToken cancellationToken) => InBatchesAsync(async () =>
    {
        var old = await db.SlackRequests.Where(row => row.ReceivedAt < before).OrderBy(row => row.ReceivedAt).Take(BatchSize)
            .Select(row => row.Key).ToListAsync(cancellationToken);
        return await db.SlackRequests.Where(row => old.Contains(row.Key)).ExecuteDeleteAsync(cancellationToken);
    });

    private static Task<int> ForgetInstallsAsync(PortalDbContext db, DateTimeOffset before, CancellationToken cancellationToken) => InBatchesAsync(async () =>
    {
        var old = await db.InstallStates.Where(row => row.ExpiresAt < before).OrderBy(row => row.ExpiresAt).Take(BatchSize)
            .Select(row => row.Id).ToListAsync(cancellationToken);
        return await db.InstallStates.Where(row => old.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
    });

    private static async Task<int> InBatchesAsync(Func<Task<int>> deleteAsync)
    {
        var (deleted, batch) = (0, 0);
        do
        {
            batch = await deleteAsync();
            deleted += batch;
        }
        while (batch == BatchSize);

        return deleted;
    }
}
