using Portal.Domain.Notifications;

namespace Portal.Data.Notifications.Writing;

/// <summary>What the planner and the sender write. Each task ends with the commit.</summary>
public sealed class DeliveryStore
{
    private readonly GroupCommit _commits;

    internal DeliveryStore(GroupCommit commits) => _commits = commits;

    /// <summary>Notifications of one event, and the event's end as something to plan. Wakes their lanes.</summary>
    public Task StorePlanAsync(Guid eventId, IReadOnlyList<Notification> notifications) =>
        _commits.CommitAsync(new StorePlan(eventId, notifications));

    /// <summary>Writes attempts before their calls; answers those that may be made.</summary>
    public async Task<IReadOnlyList<DeliveryAttempt>> StartAsync(Guid instanceId, IReadOnlyList<DeliveryAttempt> attempts)
    {
        var operation = new StartAttempts(instanceId, attempts);
        await _commits.CommitAsync(operation);
        return operation.Claimed;
    }

    public Task FinishAsync(AttemptResult result) => _commits.CommitAsync(new FinishAttempt(result));
}
