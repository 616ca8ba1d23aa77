using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Notifications;

namespace Portal.Features.Notifications.List;

/// <summary>How the last 24 hours went: notifications by state.</summary>
internal sealed class CountNotifications(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public async Task<NotificationCounts> HandleAsync(InstanceCaller caller, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - Window;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await new NotificationFilter { From = since }.Apply(db, caller)
            .GroupBy(row => row.State)
            .Select(group => new { State = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.State, group => group.Count, cancellationToken);
        return new NotificationCounts(counts);
    }
}

/// <param name="ByState">States without notifications are left out.</param>
public sealed record NotificationCounts(IReadOnlyDictionary<NotificationState, int> ByState)
{
    public int Total => ByState.Values.Sum();

    public int Of(NotificationState state) => ByState.GetValueOrDefault(state);
}
