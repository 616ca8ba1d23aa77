using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Parsing;
using Portal.Domain.Notifications.Planning;
using Portal.Worker.Notifications.Addressing;
using Portal.Worker.Notifications.Steps;

namespace Portal.Worker.Notifications.Planning;

/// <summary>What somebody who says "send it again" asks anew: whom e-mails mean at Slack, and the way by today's configuration.</summary>
public sealed class Retries
{
    private readonly IDbContextFactory<PortalDbContext> _contexts;
    private readonly EventPlans _plans;
    private readonly StepBook _steps;
    private readonly SlackUserCache _users;
    private readonly TimeProvider _time;

    internal Retries(IDbContextFactory<PortalDbContext> contexts, EventPlans plans, StepBook steps, SlackUserCache users, TimeProvider time) =>
        (_contexts, _plans, _steps, _users, _time) = (contexts, plans, steps, users, time);

    /// <summary>The next message looks these people up, whatever Slack said of them before.</summary>
    public Task ForgetPeopleAsync(Guid connectionId, IEnumerable<string?> emails, CancellationToken cancellationToken) =>
        _users.ForgetAsync(connectionId, [.. emails.Select(EmailKey.Of).OfType<string>().Distinct(StringComparer.Ordinal)], cancellationToken);

    /// <summary>
    /// The notifications that the event would cause if it came now; what stands for the given one has its id, where today's route still has one
    /// for the same recipient. Empty where it has no event that can be read.
    /// </summary>
    public async Task<IReadOnlyList<Notification>> PlanAsync(Notification row, CancellationToken cancellationToken)
    {
        await using var db = await _contexts.CreateDbContextAsync(cancellationToken);
        var bytes = await db.Events.Where(received => received.Id == row.EventId).Select(received => received.Body).FirstOrDefaultAsync(cancellationToken);
        if (bytes is null || EventReader.Read(bytes).Body is not { } body)
        {
            return [];
        }

        var accepted = new AcceptedEvent(row.EventId!.Value, row.OrganizationId, row.InstanceId, _time.GetUtcNow(), bytes);
        var route = await _plans.RouteAsync(accepted, body, cancellationToken);
        return _plans.MakeAgain(accepted, body, route, await _steps.FindAsync(row.InstanceId, body.Step.Id, cancellationToken), row);
    }
}
