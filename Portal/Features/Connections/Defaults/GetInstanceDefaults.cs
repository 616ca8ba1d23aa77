using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Notifications.Routing;

namespace Portal.Features.Connections.Defaults;

internal sealed class GetInstanceDefaults(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<InstanceDefaults> HandleAsync(InstanceCaller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(db, caller, cancellationToken);
    }

    public static async Task<InstanceDefaults> ReadAsync(PortalDbContext db, InstanceCaller caller, CancellationToken cancellationToken)
    {
        var settings = await db.InstanceSettings.AsNoTracking()
            .FirstOrDefaultAsync(row => row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId, cancellationToken);
        var connection = await db.ConnectionsOf(caller).AsNoTracking().FirstOrDefaultAsync(row => row.IsDefault, cancellationToken);
        var channelId = settings?.DefaultChannelId;
        var channel = connection is null || channelId is null
            ? null
            : await db.SlackChannels.Where(row => row.ConnectionId == connection.Id && row.ChannelId == channelId).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken);
        return new InstanceDefaults(connection?.Id, connection?.Name, connection?.Mode, channelId, channel, settings?.Fallback ?? FallbackKeys.Default);
    }
}
