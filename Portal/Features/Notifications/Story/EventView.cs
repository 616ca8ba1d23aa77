using System.Linq.Expressions;
using System.Text.Json;
using Portal.Domain.Notifications;
using Portal.Features.Notifications.InSlack;

namespace Portal.Features.Notifications.Story;

/// <summary>An event as the API answers it.</summary>
internal sealed record EventView
{
    public required Guid Id { get; init; }

    public required string IdempotencyKey { get; init; }

    public required string Type { get; init; }

    /// <summary><c>accepted</c> until its notifications are on disk, then <c>planned</c>.</summary>
    public required string Status { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string ReceivedFrom { get; init; }

    /// <summary>As the source sent it.</summary>
    public JsonElement? Body { get; init; }

    public required IReadOnlyList<EventNotification> Notifications { get; init; }
}

/// <summary>One notification of the event.</summary>
internal sealed record EventNotification
{
    public required Guid Id { get; init; }

    /// <summary>As the list has it; <c>SUPERSEDED</c> when the step asked nothing any more before it was sent.</summary>
    public required string State { get; init; }

    public required string RecipientKey { get; init; }

    public required string Purpose { get; init; }

    public Guid? ConnectionId { get; init; }

    /// <summary>A channel's, conversation's or person's id at Slack.</summary>
    public string? Target { get; init; }

    /// <summary>The message that this one replies to.</summary>
    public string? ThreadTs { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public string? LastError { get; init; }

    public IReadOnlyList<AttemptJson> Attempts { get; init; } = [];

    public IReadOnlyList<MessageJson> Messages { get; init; } = [];

    public IReadOnlyList<ClickJson> Clicks { get; init; } = [];

    public static Expression<Func<Notification, EventNotification>> FromRow { get; } = row => new EventNotification
    {
        Id = row.Id,
        State = row.State.ToText(),
        RecipientKey = row.RecipientKey.ToString(),
        Purpose = row.Purpose.ToString(),
        ConnectionId = row.ConnectionId,
        Target = row.Target,
        ThreadTs = row.ThreadTs,
        CreatedAt = row.CreatedAt,
        DueAt = row.DueAt,
        CompletedAt = row.CompletedAt,
        LastError = row.LastError,
    };
}
