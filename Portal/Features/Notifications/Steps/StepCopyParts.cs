using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Reading;
using Portal.Features.Notifications.InSlack;

namespace Portal.Features.Notifications.Steps;

/// <summary>What belongs to some copies and is read for all of them at once.</summary>
internal sealed record StepCopyParts(
    ILookup<Guid, string> People, IReadOnlyDictionary<Guid, MessageView> Messages, IReadOnlyDictionary<Guid, DateTimeOffset> Opened)
{
    private const int PeopleShown = 3;

    public static async Task<StepCopyParts> ReadAsync(PortalDbContext db, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var people = await db.NotificationRecipients.AsNoTracking()
            .Where(person => ids.Contains(person.NotificationId) && person.Position <= PeopleShown)
            .OrderBy(person => person.NotificationId).ThenBy(person => person.Position)
            .Select(person => new { person.NotificationId, person.DisplayName })
            .ToListAsync(cancellationToken);
        var rows = db.Messages.AsNoTracking().Where(message => ids.Contains(message.NotificationId));
        var messages = await MessageView.Read(db, rows).ToListAsync(cancellationToken);
        var shown = await rows.Where(message => message.ShownPayload != null)
            .ToDictionaryAsync(message => message.Id, message => message.ShownPayload, cancellationToken);
        var opened = await db.NotificationClicks.AsNoTracking().Where(click => ids.Contains(click.NotificationId))
            .GroupBy(click => click.NotificationId).Select(group => new { Id = group.Key, At = group.Max(click => click.ClickedAt) })
            .ToDictionaryAsync(click => click.Id, click => click.At, cancellationToken);
        // Sent twice after a lost answer, the later one is the copy that counts.
        var newest = messages.GroupBy(message => message.NotificationId).Select(group => group.MaxBy(message => message.SentAt)!);
        return new StepCopyParts(
            people.ToLookup(person => person.NotificationId, person => person.DisplayName),
            newest.ToDictionary(message => message.NotificationId, message => message with { Payload = shown.GetValueOrDefault(message.Id) }),
            opened);
    }

    public StepCopyView Complete(StepCopyView copy, string sent)
    {
        var message = Messages.GetValueOrDefault(copy.NotificationId);
        return copy with
        {
            People = [.. People[copy.NotificationId].Take(PeopleShown)],
            Message = message,
            Shows = copy.State != NotificationState.Delivered ? null : SummaryOf(message?.Payload ?? sent),
            OpenedAt = Opened.TryGetValue(copy.NotificationId, out var at) ? at : null,
        };
    }

    private static string? SummaryOf(string payload) => ShownMessage.Read(payload).Summary is { } summary ? MrkdwnPlain.Of(summary) : null;
}
