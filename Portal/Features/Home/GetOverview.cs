using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Notifications;

namespace Portal.Features.Home;

/// <summary>Reads what the overview shows. Test messages are no part of the figures.</summary>
internal sealed class GetOverview(IDbContextFactory<PortalDbContext> contexts, TimeProvider clock)
{
    private const int Hours = 24;

    public async Task<Overview> HandleAsync(InstanceCaller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var setup = await SetupAsync(db, caller, cancellationToken);
        var openErrors = await db.Errors.CountAsync(
            row => row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId && row.AcknowledgedAt == null, cancellationToken);
        var hasSource = await db.EventSources.AnyAsync(row => row.InstanceId == caller.InstanceId && row.RevokedAt == null, cancellationToken);
        return new Overview(setup, await HoursAsync(db, caller, cancellationToken), openErrors, hasSource);
    }

    private static async Task<SetupProgress> SetupAsync(PortalDbContext db, InstanceCaller caller, CancellationToken cancellationToken)
    {
        var connections = db.Connections.Where(row => row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId);
        var notifications = db.Notifications.Where(row => row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId);
        return new SetupProgress(
            ConnectionAdded: await connections.AnyAsync(cancellationToken),
            ConnectionTested: await connections.AnyAsync(row => row.LastSuccessAt != null, cancellationToken),
            SourceCreated: await db.EventSources.AnyAsync(row => row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId, cancellationToken),
            EventReceived: await db.Events.AnyAsync(row => row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId, cancellationToken),
            NotificationDelivered: await notifications.AnyAsync(row => row.State == NotificationState.Delivered && row.EventId != null, cancellationToken));
    }

    // One grouped query. The hour is counted from a start that is a parameter, so that every provider can do it: no provider has a common "hour of".
    private async Task<IReadOnlyList<HourCount>> HoursAsync(PortalDbContext db, InstanceCaller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var first = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero).AddHours(1 - Hours);
        var bounds = Enumerable.Range(0, Hours).Select(hour => first.AddHours(hour)).ToArray();
        var rows = await db.Notifications
            .Where(row => row.InstanceId == caller.InstanceId && row.OrganizationId == caller.OrganizationId && row.CreatedAt >= first && row.EventId != null)
            .Select(row => new { row.State, Hour = bounds.Count(bound => bound <= row.CreatedAt) })
            .GroupBy(row => new { row.Hour, row.State })
            .Select(group => new { group.Key.Hour, group.Key.State, Count = group.Count() })
            .ToListAsync(cancellationToken);
        int Of(int hour, params NotificationState[] states) => rows.Where(row => row.Hour == hour + 1 && states.Contains(row.State)).Sum(row => row.Count);
        return [.. bounds.Select((start, hour) => new HourCount(
            start, Of(hour, NotificationState.Delivered), Of(hour, NotificationState.FellBack), Of(hour, NotificationState.Failed),
            Of(hour, [.. NotificationStates.Open])))];
    }
}
