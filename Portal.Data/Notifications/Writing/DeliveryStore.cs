using Portal.Domain.Connections;
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
    public async Task<IReadOnlyList<DeliveryAttempt>> StartAsync(IReadOnlyList<AttemptStart> starts)
    {
        List<StartAttempts> operations = [.. _commits.Split(starts, start => WriteOrder.OfStep(start.InstanceId, start.StepId), (order, part) => new StartAttempts(order, part))];
        await Task.WhenAll(operations.Select(_commits.CommitAsync));
        return [.. operations.SelectMany(operation => operation.Claimed)];
    }

    /// <summary>How an attempt ended, and what follows from it.</summary>
    public Task FinishAsync(AttemptResult result) => _commits.CommitAsync(new FinishAttempt(result));

    /// <summary>What Slack does not get any more goes to the lanes of its fallbacks. Wakes them.</summary>
    public Task FallBackAsync(IReadOnlyList<FallingBack> rows) => Task.WhenAll(
        _commits.Split(rows, row => WriteOrder.OfStep(row.InstanceId, row.StepId), (order, part) => new BeginFallbacks(order, part)).Select(_commits.CommitAsync));

    /// <summary>Where notifications go, now that their people are known.</summary>
    public Task AddressAsync(IReadOnlyList<AddressedNotification> addressed) => Task.WhenAll(
        _commits.Split(addressed, row => WriteOrder.OfStep(row.InstanceId, row.StepId), (order, part) => new AddressNotifications(order, part)).Select(_commits.CommitAsync));

    /// <summary>Who people are at Slack.</summary>
    public Task RememberAsync(IReadOnlyList<CachedSlackUser> people) => _commits.CommitAsync(new RememberSlackUsers(people));

    /// <summary>A step's new state, and the end of its event as something to plan. False when the state is no longer the one it was made of.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="before">The version of the state before; 0 when there was none.</param>
    /// <param name="state">The new state; null when the event changes nothing.</param>
    public async Task<bool> ChangeStepAsync(Guid eventId, int before, StepState? state)
    {
        if (state is null)
        {
            await StorePlanAsync(eventId, []);
            return true;
        }

        var operation = new ChangeStep(eventId, before, state);
        await _commits.CommitAsync(operation);
        return operation.IsDone;
    }

    /// <summary>What a step's messages should show. Wakes the lanes that can.</summary>
    public Task ApplyStepAsync(StepChanges changes) => _commits.CommitAsync(new ApplyStep(changes));
}
