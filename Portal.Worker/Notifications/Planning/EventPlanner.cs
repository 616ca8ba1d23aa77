using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Data;
using Portal.Data.Notifications.Writing;
using Portal.Domain.Errors;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.EventTypes;
using Portal.Domain.Notifications.Parsing;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Notifications.Steps;
using Portal.Worker.Errors;
using Portal.Worker.Jobs;
using Portal.Worker.Notifications.Steps;

namespace Portal.Worker.Notifications.Planning;

/// <summary>Reads accepted events, decides who must be told and where, and writes the notifications.</summary>
internal sealed partial class EventPlanner(
    IDbContextFactory<PortalDbContext> contexts,
    RoutingFacts facts,
    StepBook steps,
    StepChanger changer,
    StepApplier applier,
    NotificationRows rows,
    DeliveryStore store,
    ErrorReporter errors,
    TimeProvider time,
    ILogger<EventPlanner> logger)
{
    private const int PageSize = 128;

    // A page of more than this is part of a burst: what comes while the planner rests shares the next page's queries and commits, and the
    // intake has the machine meanwhile. Measured: a fifth less work for each event.
    private const int Burst = 6;
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(20);

    private readonly Func<PortalDbContext, int, IAsyncEnumerable<AcceptedEvent>> _readPage = EF.CompileAsyncQuery(
        (PortalDbContext db, int count) => db.Events
            .Where(row => row.Status == EventStatus.Accepted)
            .OrderBy(row => row.ReceivedAt)
            .Take(count)
            .Select(row => new AcceptedEvent(row.Id, row.OrganizationId, row.InstanceId, row.ReceivedAt, row.Body)));

    /// <summary>Plans one page and applies as many changed steps, so that neither waits for the end of the other: a step of <see cref="Drain"/>.</summary>
    public async Task<DrainStep> PlanPageAsync(CancellationToken cancellationToken)
    {
        var page = await ReadAsync(cancellationToken);
        await PlanAsync(page, cancellationToken);
        var isApplied = await ApplyAsync(Math.Max(1, page.Count), cancellationToken);
        if (page.Count is > Burst and < PageSize)
        {
            await Task.Delay(Rest, time, cancellationToken);
        }

        return page.Count > 0 || isApplied ? DrainStep.Again : DrainStep.Idle;
    }

    private async Task<bool> ApplyAsync(int most, CancellationToken cancellationToken)
    {
        var applied = 0;
        while (applied < most && await applier.ApplyNextAsync(cancellationToken))
        {
            applied++;
        }

        return applied > 0;
    }

    private async Task PlanAsync(List<AcceptedEvent> page, CancellationToken cancellationToken)
    {
        if (page.Count == 0)
        {
            return;
        }

        var read = page.ConvertAll(accepted => (Accepted: accepted, EventReader.Read(accepted.Body).Body));
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

    private async Task<List<AcceptedEvent>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var page = new List<AcceptedEvent>();
        await foreach (var accepted in _readPage(db, PageSize).WithCancellation(cancellationToken))
        {
            page.Add(accepted);
        }

        return page;
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

        var question = await facts.AskAsync(accepted.InstanceId, body.Approval?.DefinitionId, body.Step.DefinitionStepId, cancellationToken);
        var route = RouteResolver.Resolve(question);
        if (route.Problem is { } problem)
        {
            await ReportAsync(accepted, route, problem, cancellationToken);
        }

        try
        {
            return store.StorePlanAsync(accepted.Id, rows.Make(accepted, body, route, DeliveryPlanner.Plan(body, route), step));
        }
        catch (Exception failure)
        {
            return await GiveUpAsync(accepted, failure, cancellationToken);
        }
    }

    /// <summary>One event that cannot be planned must not hold up those behind it. It stays stored, with an error that names it.</summary>
    private async Task<Task> GiveUpAsync(AcceptedEvent accepted, Exception? failure, CancellationToken cancellationToken)
    {
        Log.PlanFailed(logger, accepted.Id, failure);
        await errors.ReportAsync(PlanFailed(accepted), cancellationToken);
        return store.StorePlanAsync(accepted.Id, []);
    }

    private Task ReportAsync(AcceptedEvent accepted, RouteDecision route, RouteProblem problem, CancellationToken cancellationToken) => errors.ReportAsync(
        new Failure(
            accepted.OrganizationId,
            accepted.InstanceId,
            $"route:{problem.Code}:{route.ConnectionId}",
            ErrorAdvice.For(problem, new AdviceContext(route.ConnectionName ?? "", route.ChannelId)),
            route.ConnectionId),
        cancellationToken);

    private static Failure PlanFailed(AcceptedEvent accepted) => new(
        accepted.OrganizationId,
        accepted.InstanceId,
        "plan_failed",
        new Advice(
            ErrorLevel.Error,
            "plan_failed",
            $"Event {accepted.Id} is stored but could not be planned, so nobody was told.",
            "Look for the event's id in the portal's log, mend the cause, and have the source send the event again under a new id."),
        null);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Event {EventId} could not be planned.")]
        public static partial void PlanFailed(ILogger logger, Guid eventId, Exception? failure);
    }
}
