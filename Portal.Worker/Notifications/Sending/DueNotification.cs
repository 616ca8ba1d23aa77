namespace Portal.Worker.Notifications.Sending;

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
    /// <summary>A connection's test is shown to whoever waits for it, and takes no fallback.</summary>
    public bool IsTest => EventId is null;

    /// <summary>It goes to one person, by that person's id.</summary>
    public bool IsForPerson => Target is ['U' or 'W', ..];
}
