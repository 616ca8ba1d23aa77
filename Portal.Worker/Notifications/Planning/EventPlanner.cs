using Portal.Data.Notifications.Writing;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.EventTypes;
using Portal.Domain.Notifications.Parsing;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Notifications.Steps;
using Portal.Worker.Notifications.Steps;

namespace Portal.Worker.Notifications.Planning;

/// <summary>Plans accepted events that were not planned when they were taken in, and writes their notifications.</summary>
internal sealed class EventPlanner(StepBook steps, StepChanger changer, EventPlans plans, DeliveryStore store, PlanErrors errors)
{
    /// <summary>Ends with the commits, which a whole page shares.</summary>
    public async Task PlanAsync(IReadOnlyList<AcceptedEvent> page, CancellationToken cancellationToken)
    {
        var read = page.Select(accepted => (Accepted: accepted, EventReader.Read(accepted.Body).Body)).ToList();
        var states = await steps.ReadAsync([.. read.Where(one => one.Body is not null).Select(one => (one.Accepted.InstanceId, one.Body!.Step.Id))], cancellationToken);
        var commits = new List<Task>(page.Count);
        foreach (var (accepted, body) in read)
        {
            var step = body is null ? StepNow.Unknown : states.GetValueOrDefault((accepted.InstanceId, body.Step.Id), StepNow.Unknown);
            commits.Add(EndAsync(accepted, await PlanAsync(accepted, body, step, cancellationToken), cancellationToken));
        }

        await Task.WhenAll(commits);
    }

    // What the database does not take today is no fault of the event: the job ends, and the event waits for its next run. What the database
    // will never take must not come up again.
    private async Task EndAsync(AcceptedEvent accepted, Task commit, CancellationToken cancellationToken)
    {
        try
        {
            await commit;
        }
        catch (RefusedDataException refused)
        {
            await await GiveUpAsync(accepted, refused, cancellationToken);
        }
    }

    /// <summary>The inner task ends with the commit, so that a whole page shares few commits.</summary>
    private async Task<Task> PlanAsync(AcceptedEvent accepted, EventBody? body, StepNow step, CancellationToken cancellationToken)
    {
        if (body is null)
        {
            return await GiveUpAsync(accepted, null, cancellationToken);
        }

        if (EventTypeCatalog.Get(body.Type) is StepChange change)
        {
            await EndAsync(accepted, changer.ChangeAsync(accepted, body, change, cancellationToken), cancellationToken);
            return Task.CompletedTask;
        }

        var route = await plans.RouteAsync(accepted, body, cancellationToken);
        if (route.Problem is { } problem)
        {
            await errors.ReportAsync(accepted, route, problem, cancellationToken);
        }

        try
        {
            return store.StorePlanAsync(accepted.Id, plans.Make(accepted, body, route, step));
        }
        catch (Exception failure)
        {
            return await GiveUpAsync(accepted, failure, cancellationToken);
        }
    }

    /// <summary>One event that cannot be planned must not hold up those behind it.</summary>
    private async Task<Task> GiveUpAsync(AcceptedEvent accepted, Exception? failure, CancellationToken cancellationToken)
    {
        await errors.ReportFailedAsync(accepted, failure, cancellationToken);
        return store.StorePlanAsync(accepted.Id, []);
    }
}
