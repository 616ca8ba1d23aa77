using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>Where a notification or message stands after an attempt.</summary>
/// <param name="InstanceId">The notification's.</param>
/// <param name="StepId">The notification's.</param>
public abstract record NextState(Guid InstanceId, string? StepId)
{
    internal abstract void Write(WriteBatch batch, AttemptEnd end);

    internal virtual void Announce(WorkSignals signals)
    {
    }
}

/// <summary>Slack took the notification.</summary>
public sealed record Delivered(Guid InstanceId, string? StepId, Guid NotificationId) : NextState(InstanceId, StepId)
{
    private RowCount? _reopened;

    /// <summary>What Slack shows now, where it said so.</summary>
    public Message? Message { get; init; }

    /// <summary>Notifications that follow in the message's thread.</summary>
    public IReadOnlyList<Notification> Replies { get; init; } = [];

    internal override void Write(WriteBatch batch, AttemptEnd end)
    {
        var (statements, state) = (batch.Statements, nameof(NotificationState.Delivered));
        batch.Add(statements.Complete, state, end.EndedAt, end.ErrorCode, NotificationId);
        _reopened = Message is { } message ? batch.Insert(message) : null;
        foreach (var reply in Replies)
        {
            batch.Insert(reply, statements.InsertNotification);
        }
    }

    internal override void Announce(WorkSignals signals)
    {
        // The step changed while the message was under way.
        if (_reopened is { Value: > 0 })
        {
            signals.WakePlanner();
        }
    }
}

/// <summary>The notification waits for another attempt.</summary>
/// <param name="DueAt">When to try again.</param>
/// <param name="GiveUpAt">When the fallback takes over.</param>
public sealed record Postponed(Guid InstanceId, string? StepId, Guid NotificationId, DateTimeOffset DueAt, DateTimeOffset GiveUpAt) : NextState(InstanceId, StepId)
{
    internal override void Write(WriteBatch batch, AttemptEnd end) => batch.Add(batch.Statements.Postpone, DueAt, GiveUpAt, end.ErrorCode, NotificationId);
}

/// <summary>Slack's answer leaves nothing to wait for: the fallback follows.</summary>
/// <param name="FallbackKey">Which; see <see cref="Notification.FallbackKey"/>.</param>
public sealed record FallsBack(Guid InstanceId, string? StepId, Guid NotificationId, string FallbackKey) : NextState(InstanceId, StepId)
{
    internal override void Write(WriteBatch batch, AttemptEnd end) =>
        batch.Add(batch.Statements.Fallbacks.Begin, FallbackKey, end.EndedAt, end.ErrorCode, NotificationId);

    internal override void Announce(WorkSignals signals) => signals.WakeFallback(FallbackKey);
}

/// <summary>The fallback failed in a way that may pass, and is tried again.</summary>
/// <param name="DueAt">When.</param>
public sealed record FallbackPostponed(Guid InstanceId, string? StepId, Guid NotificationId, DateTimeOffset DueAt) : NextState(InstanceId, StepId)
{
    internal override void Write(WriteBatch batch, AttemptEnd end) =>
        batch.Add(batch.Statements.Fallbacks.Postpone, DueAt, end.ErrorCode, NotificationId);
}

/// <summary>Nothing more is sent for the notification.</summary>
/// <param name="State"><see cref="NotificationState.FellBack"/> or <see cref="NotificationState.Failed"/>.</param>
public sealed record GivenUp(Guid InstanceId, string? StepId, Guid NotificationId, NotificationState State) : NextState(InstanceId, StepId)
{
    internal override void Write(WriteBatch batch, AttemptEnd end) =>
        batch.Add(batch.Statements.Complete, State.ToString(), end.EndedAt, end.ErrorCode, NotificationId);
}

/// <summary>Slack shows this state of the message.</summary>
/// <param name="Payload">The JSON that was sent.</param>
public sealed record Shown(Guid InstanceId, string? StepId, Guid MessageId, int Version, string Payload) : NextState(InstanceId, StepId)
{
    internal override void Write(WriteBatch batch, AttemptEnd end) => batch.Add(batch.Statements.Steps.Updated, Version, Payload, end.EndedAt, MessageId);
}

/// <summary>Slack shows an older state of the message.</summary>
/// <param name="Version">The state that was sent.</param>
/// <param name="DueAt">When to try again; null where Slack will never take it.</param>
public sealed record NotShown(Guid InstanceId, string? StepId, Guid MessageId, int Version, DateTimeOffset? DueAt) : NextState(InstanceId, StepId)
{
    internal override void Write(WriteBatch batch, AttemptEnd end)
    {
        var state = DueAt is null ? MessageState.Stuck : MessageState.Stale;
        batch.Add(batch.Statements.Steps.NotUpdated, Version, state.ToString(), DueAt, end.EndedAt, end.ErrorCode, MessageId);
    }
}
