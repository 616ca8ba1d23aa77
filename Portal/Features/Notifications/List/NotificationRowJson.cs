namespace Portal.Features.Notifications.List;

/// <summary>A line of the list as the API answers it.</summary>
internal sealed record NotificationRowJson(
    Guid Id,
    string State,
    string Subject,
    string EventType,
    Guid? ConnectionId,
    string? ConnectionName,
    int AttemptCount,
    string? LastError,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? CompletedAt,
    IReadOnlyList<string> People,
    int PeopleCount,
    DateTimeOffset? StaleSince)
{
    public static NotificationRowJson From(NotificationRow row) => new(
        row.Id, row.State.ToText(), row.Subject, row.EventType, row.ConnectionId, row.ConnectionName, row.AttemptCount, row.LastError,
        row.CreatedAt, row.DueAt, row.CompletedAt, row.People, row.PeopleCount, row.StaleSince);
}
