using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>What looking up the people of a notification came to: a target, or the reason why there is none.</summary>
public sealed record AddressedNotification
{
    public required Guid Id { get; init; }

    public required Guid InstanceId { get; init; }

    public required string? StepId { get; init; }

    /// <summary>Null when Slack can reach none of its people; <see cref="Problem"/> says why then.</summary>
    public string? Target { get; init; }

    public string Payload { get; init; } = "";

    public int Replies { get; init; }

    public int ContentVersion { get; init; }

    /// <summary>Slack ids by the recipients' positions.</summary>
    public IReadOnlyDictionary<int, string> People { get; init; } = new Dictionary<int, string>();

    public string? Problem { get; init; }

    /// <summary>It is not needed: its step asks nothing of its people any more, or, with a <see cref="Problem"/>, what that says.</summary>
    public bool IsSuperseded { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Notifications for those of its people whom Slack does not know.</summary>
    public IReadOnlyList<Notification> Unreached { get; init; } = [];
}
