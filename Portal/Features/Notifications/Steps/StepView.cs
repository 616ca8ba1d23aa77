using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Steps;
using Portal.Features.Notifications.InSlack;

namespace Portal.Features.Notifications.Steps;

/// <summary>A step as its page tells it: where it stands, who was truly reached, and what each copy shows.</summary>
public sealed record StepView
{
    public required string StepId { get; init; }

    /// <summary>The newest notification's.</summary>
    public string? Subject { get; init; }

    /// <summary>Ours, one more with every change; 0 while nothing was heard.</summary>
    public int Version { get; init; }

    public StepProgress Progress { get; init; } = StepProgress.Unknown;

    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>How many copies are in which state; states without any are left out.</summary>
    public required IReadOnlyDictionary<NotificationState, int> ByState { get; init; }

    public required Page<StepCopyView> Copies { get; init; }
}

/// <summary>One copy of a step's message: one person's, or one channel's.</summary>
public sealed record StepCopyView
{
    public required Guid NotificationId { get; init; }

    public required string EventType { get; init; }

    public required NotificationState State { get; init; }

    public string? LastError { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Such as <c>person:u1</c>.</summary>
    public required string RecipientKey { get; init; }

    /// <summary>The first few; <see cref="PeopleCount"/> counts them all.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    public required int PeopleCount { get; init; }

    /// <summary>Null for what is not in Slack, or was sent by a webhook, which cannot tell.</summary>
    public MessageView? Message { get; init; }

    /// <summary>What Slack shows, in one line.</summary>
    public string? Shows { get; init; }

    /// <summary>When one of its readers last opened a link of it.</summary>
    public DateTimeOffset? OpenedAt { get; init; }
}
