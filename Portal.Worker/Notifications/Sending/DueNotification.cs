namespace Portal.Worker.Notifications.Sending;

/// <summary>What sending needs of a notification.</summary>
internal sealed record DueNotification(
    Guid Id,
    Guid OrganizationId,
    Guid InstanceId,
    Guid? EventId,
    string Route,
    string Payload,
    int AttemptCount,
    DateTimeOffset GiveUpAt,
    string? LastError)
{
    /// <summary>A connection's test is shown to whoever waits for it, and takes no fallback.</summary>
    public bool IsTest => EventId is null;
}
