using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Components.Shared;
using Portal.Data;
using Portal.Domain.Notifications;

namespace Portal.Features.Notifications.List;

/// <summary>How many messages show something that is no longer true, and since when.</summary>
internal sealed class CountStaleMessages(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<StaleMessages> HandleAsync(InstanceCaller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var states = await db.Messages
            .Where(row => row.InstanceId == caller.InstanceId && row.StaleSince != null && row.OrganizationId == caller.OrganizationId)
            .GroupBy(row => row.State)
            .Select(group => new { State = group.Key, Count = group.Count(), Oldest = group.Min(row => row.StaleSince) })
            .ToListAsync(cancellationToken);
        return new StaleMessages(
            states.Sum(state => state.Count), states.Where(state => state.State == MessageState.Stuck).Sum(state => state.Count), states.Min(state => state.Oldest));
    }
}

/// <param name="Count">All of them.</param>
/// <param name="Stuck">Those among them that Slack refuses to change.</param>
/// <param name="Oldest">Since when the first of them has been untrue; null when there is none.</param>
public sealed record StaleMessages(int Count, int Stuck, DateTimeOffset? Oldest)
{
    /// <summary>"3 messages are not up to date yet, the oldest for 42 s."</summary>
    public string InWords(DateTimeOffset now)
    {
        var age = RelativeTimeText.Words(now > Oldest ? now - Oldest.Value : TimeSpan.Zero);
        var line = Count == 1
            ? $"1 message is not up to date yet, for {age}."
            : string.Create(CultureInfo.InvariantCulture, $"{Count:N0} messages are not up to date yet, the oldest for {age}.");
        return Stuck switch
        {
            0 => line,
            1 => line + " Slack refuses to change 1 of them.",
            _ => string.Create(CultureInfo.InvariantCulture, $"{line} Slack refuses to change {Stuck:N0} of them."),
        };
    }
}
