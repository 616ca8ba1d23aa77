using System.Text.Json;
using Portal.Domain.Notifications.Routing;
using Portal.Features.Notifications.InSlack;

namespace Portal.Features.Notifications.Story;

/// <summary>One notification's whole story as the API answers it.</summary>
internal sealed record NotificationDetailJson
{
    public required Guid Id { get; init; }

    public required string State { get; init; }

    public required string Subject { get; init; }

    public required string EventType { get; init; }

    public required string RecipientKey { get; init; }

    public required string Purpose { get; init; }

    public Guid? ConnectionId { get; init; }

    public string? ConnectionName { get; init; }

    public Guid? EventId { get; init; }

    public string? IdempotencyKey { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public required DateTimeOffset GiveUpAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public string? LastError { get; init; }

    public RouteDecision? Route { get; init; }

    public required IReadOnlyList<RecipientJson> Recipients { get; init; }

    public required IReadOnlyList<AttemptJson> Attempts { get; init; }

    public required IReadOnlyList<MessageJson> Messages { get; init; }

    public required IReadOnlyList<ClickJson> Clicks { get; init; }

    public string? StepId { get; init; }

    /// <summary>The message that this one replies to.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>The very JSON that Slack is sent.</summary>
    public JsonElement? Payload { get; init; }

    public static NotificationDetailJson From(NotificationDetail detail) => new()
    {
        Id = detail.Row.Id,
        State = detail.Row.State.ToText(),
        Subject = detail.Row.Subject,
        EventType = detail.Row.EventType,
        RecipientKey = detail.Row.RecipientKey.ToString(),
        Purpose = detail.Row.Purpose.ToString(),
        ConnectionId = detail.Row.ConnectionId,
        ConnectionName = detail.ConnectionName,
        EventId = detail.Row.EventId,
        IdempotencyKey = detail.Event?.IdempotencyKey,
        CreatedAt = detail.Row.CreatedAt,
        DueAt = detail.Row.DueAt,
        GiveUpAt = detail.Row.GiveUpAt,
        CompletedAt = detail.Row.CompletedAt,
        LastError = detail.Row.LastError,
        Route = detail.Route,
        Recipients = [.. detail.Recipients.Select(person => new RecipientJson(person.DisplayName, person.Email, person.AccountId, person.Role, person.SlackUserId))],
        Attempts = [.. detail.Attempts.Select(AttemptJson.From)],
        Messages = [.. detail.Messages.Select(MessageJson.From)],
        Clicks = [.. detail.Clicks.Select(ClickJson.From)],
        StepId = detail.Row.StepId,
        ThreadTs = detail.Row.ThreadTs,
        Payload = JsonBody.Read(detail.Row.Payload),
    };
}

internal sealed record RecipientJson(string DisplayName, string? Email, string? AccountId, string? Role, string? SlackUserId);

internal sealed record AttemptJson(
    int Number,
    string Method,
    string Outcome,
    int? ContentVersion,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    int? HttpStatus,
    string? ErrorCode,
    long? RetryAfterMilliseconds,
    long? LatencyMilliseconds,
    string? Note,
    string? Message,
    string? Remedy)
{
    public static AttemptJson From(AttemptView attempt) => new(
        attempt.Number, attempt.Method, attempt.Outcome.ToString().ToUpperInvariant(), attempt.ContentVersion, attempt.StartedAt, attempt.EndedAt, attempt.HttpStatus,
        attempt.ErrorCode, attempt.RetryAfterMilliseconds, attempt.LatencyMilliseconds, attempt.Note, attempt.Advice?.Message, attempt.Advice?.Remedy);
}
