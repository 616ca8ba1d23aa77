using Portal.Domain.Notifications;

namespace Portal.Worker.Notifications.Attempts;

/// <summary>What sending needs of a notification.</summary>
internal sealed record DueNotification(
    Guid Id,
    Guid OrganizationId,
    Guid InstanceId,
    Guid? EventId,
    string? StepId,
    string? Target,
    string? ThreadTs,
    int Replies,
    int ContentVersion,
    string Route,
    string Payload,
    int AttemptCount,
    DateTimeOffset GiveUpAt,
    string? LastError)
{
    /// <summary>A connection's test is shown to the person who waits for it, and takes no fallback.</summary>
    public bool IsTest => EventId is null;

    /// <summary>It goes to one person, by that person's id.</summary>
    public bool IsForPerson => Target is ['U' or 'W', ..];

    public static DueNotification Of(Notification row) => new(
        row.Id, row.OrganizationId, row.InstanceId, row.EventId, row.StepId, row.Target, row.ThreadTs, row.Replies, row.ContentVersion,
        row.Route, row.Payload, row.AttemptCount, row.GiveUpAt, row.LastError);
}
