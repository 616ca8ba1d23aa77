using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Data.Auth;
using Portal.Data.Notifications;
using Portal.Domain.Connections;

namespace Portal.Features.Connections.Install;

/// <summary>
/// Puts a bot token where it belongs: into the connection that was named, else into the one of the same app and workspace, else into a new
/// one. Whoever installs twice has one connection.
/// </summary>
internal sealed class StoreBotToken(IDbContextFactory<PortalDbContext> contexts, SecretVault vault, WorkSignals signals, ChangeFeed feed, TimeProvider clock)
{
    /// <param name="connectionId">The connection to renew; it is left alone when it is of another workspace.</param>
    /// <param name="name">For a new connection; null takes the workspace's.</param>
    public async Task<StoredBotToken> HandleAsync(InstanceCaller caller, BotGrant grant, Guid? connectionId, string? name, CancellationToken cancellationToken)
    {
        StoredBotToken stored;
        try
        {
            stored = await WriteAsync(caller, grant, connectionId, name, cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody else was quicker, with the name or with the default: what is true now decides, or it really is broken.
            stored = await WriteAsync(caller, grant, connectionId, name, cancellationToken);
        }

        signals.WakeLane(stored.Connection.Id);
        feed.Publish(caller.InstanceId);
        return stored;
    }

    private async Task<StoredBotToken> WriteAsync(InstanceCaller caller, BotGrant grant, Guid? connectionId, string? name, CancellationToken cancellationToken)
    {
        await using var db = (await contexts.CreateDbContextAsync(cancellationToken)).ActAs(caller.Name);
        var rows = await db.ConnectionsOf(caller).Where(row => row.Mode == BeginInstall.Mode).ToListAsync(cancellationToken);
        var named = rows.Find(row => row.Id == connectionId);
        var isOtherTeam = named is not null && HasTeam(named) && !IsOfTeam(named, grant);
        var row = (isOtherTeam ? null : named) ?? rows.Find(row => IsOfTeam(row, grant) && MayBeOfApp(row, grant));
        var isNew = row is null;
        row ??= await AddAsync(db, caller, name ?? grant.TeamName ?? "Slack", cancellationToken);
        Fill(row, grant, caller.Name);
        await db.SaveChangesAsync(cancellationToken);
        return new StoredBotToken(row, isNew, isOtherTeam, await AlsoInAsync(db, caller, row, cancellationToken));
    }

    private static bool HasTeam(Connection row) => row.TeamId is not null || row.EnterpriseId is not null;

    private static bool IsOfTeam(Connection row, BotGrant grant) =>
        HasTeam(row) && row.TeamId == grant.TeamId && (row.TeamId is not null || row.EnterpriseId == grant.EnterpriseId);

    // The app of a pasted token is often unknown; then the bot tells whether it is the same.
    private static bool MayBeOfApp(Connection row, BotGrant grant) =>
        row.AppId is null || grant.AppId is null ? row.BotUserId is null || row.BotUserId == grant.BotUserId : row.AppId == grant.AppId;

    private void Fill(Connection row, BotGrant grant, string by)
    {
        var now = clock.GetUtcNow();
        row.ReplaceBotToken(vault.Protect(SecretPurpose.BotToken, grant.Token), by, now);
        row.AppId = grant.AppId ?? row.AppId;
        row.EnterpriseId = grant.EnterpriseId;
        row.TeamId = grant.TeamId;
        row.TeamName = grant.TeamName is { } team ? ConnectionNames.Fit(team) : row.TeamName;
        row.BotUserId = grant.BotUserId;
        row.Scopes = grant.Scopes.Count > 0 ? string.Join(',', grant.Scopes) : null;
        row.UpdatedAt = now;
    }

    private async Task<Connection> AddAsync(PortalDbContext db, InstanceCaller caller, string name, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var taken = await db.ConnectionsOf(caller).Select(row => row.Name).ToListAsync(cancellationToken);
        var row = new Connection
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = caller.OrganizationId,
            InstanceId = caller.InstanceId,
            Name = ConnectionNames.Free(name, taken),
            Mode = BeginInstall.Mode,
            IsDefault = taken.Count == 0,
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Connections.Add(row);
        return row;
    }

    private static async Task<IReadOnlyList<string>> AlsoInAsync(PortalDbContext db, InstanceCaller caller, Connection row, CancellationToken cancellationToken) =>
        row.TeamId is null ? [] : await (
            from other in db.Connections
            join instance in db.Instances on other.InstanceId equals instance.Id
            where other.OrganizationId == caller.OrganizationId && other.InstanceId != caller.InstanceId
                && other.Mode == BeginInstall.Mode && other.TeamId == row.TeamId
            orderby instance.Name
            select instance.Name).Distinct().ToListAsync(cancellationToken);
}

/// <summary>Where a token went.</summary>
/// <param name="IsOtherTeam">The connection that was named is of another workspace and was left as it was.</param>
/// <param name="AlsoIn">Other instances of the organization with the same workspace.</param>
internal sealed record StoredBotToken(Connection Connection, bool IsNew, bool IsOtherTeam, IReadOnlyList<string> AlsoIn);
