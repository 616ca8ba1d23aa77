using Portal.SlackSimulator.Callbacks;
using Portal.SlackSimulator.Calls;
using Portal.SlackSimulator.Faults;
using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Control;

/// <summary>What a test or a person may ask of the simulator that nobody may ask of Slack.</summary>
internal sealed class ControlEndpoints(
    SimulatedSlack slack, FaultBoard faults, FaultTargets targets, RateLimits limits, CallLog calls, EventDeliveries events, AppControl app,
    CallbackControl callbacks, PeopleControl people)
{
    public void Map(IEndpointRouteBuilder routes, SimulatorAddress address)
    {
        var control = routes.MapGroup("/control");
        control.MapGet("/facts", (HttpRequest request) => ControlAnswer.Json(Facts.For(request, address, slack.Workspace)));
        app.Map(control);
        callbacks.Map(control, address);
        people.Map(control);
        control.MapPost("/reset", Reset);
        control.MapGet("/limits", () => ControlAnswer.Json(limits.Settings));
        control.MapPost("/limits", SetLimitsAsync);
        control.MapPut("/limits", SetLimitsAsync);
        control.MapGet("/faults", () => ControlAnswer.Json(new { faults = faults.Armed.Select(FaultView.Of) }));
        control.MapPost("/faults", ArmFaultAsync);
        control.MapDelete("/faults", (string? target) => Clear(target));
        control.MapDelete("/faults/{id:int}", (int id) => ControlAnswer.Json(new { cleared = faults.Clear(fault => fault.Id == id) }));
        control.MapPost("/ratelimit", ArmRateLimitAsync);
        control.MapGet("/calls", ListCalls);
        control.MapGet("/messages", (HttpRequest request) => MessageQuery.Answer(request, slack.Workspace));
    }

    private IResult Reset()
    {
        slack.Reset();
        limits.Use(new LimitSettings());
        faults.Clear(_ => true);
        calls.Clear();
        events.Clear();
        return ControlAnswer.Json(new { ok = true });
    }

    private IResult Clear(string? target)
    {
        var aim = target is null ? null : targets.Find(target);
        return target is not null && aim is null
            ? ControlAnswer.Invalid("target", $"'{target}' is nothing in this workspace.")
            : ControlAnswer.Json(new { cleared = faults.Clear(fault => aim is null || fault.Target == aim) });
    }

    private Task<IResult> SetLimitsAsync(HttpRequest request) => ControlBody.HandleAsync(request, body =>
    {
        var now = limits.Settings;
        var settings = new LimitSettings
        {
            Enabled = body.Flag("enabled") ?? now.Enabled,
            ChannelPerSecond = body.Number("channelPerSecond", 0, 10_000) ?? now.ChannelPerSecond,
            ChannelBurst = body.Whole("channelBurst", 1, 10_000) ?? now.ChannelBurst,
            WorkspacePerMinute = body.Whole("workspacePerMinute", 0, 1_000_000) ?? now.WorkspacePerMinute,
            Tier1PerMinute = body.Whole("tier1PerMinute", 0, 1_000_000) ?? now.Tier1PerMinute,
            Tier2PerMinute = body.Whole("tier2PerMinute", 0, 1_000_000) ?? now.Tier2PerMinute,
            Tier3PerMinute = body.Whole("tier3PerMinute", 0, 1_000_000) ?? now.Tier3PerMinute,
            Tier4PerMinute = body.Whole("tier4PerMinute", 0, 1_000_000) ?? now.Tier4PerMinute,
            SpecialPerMinute = body.Whole("specialPerMinute", 0, 1_000_000) ?? now.SpecialPerMinute,
        };
        return () =>
        {
            limits.Use(settings);
            return ControlAnswer.Json(settings);
        };
    });

    private Task<IResult> ArmFaultAsync(HttpRequest request) => ControlBody.HandleAsync(request, body =>
    {
        var target = FaultInput.Target(body, "target", targets);
        var kind = FaultInput.Kind(body);
        var error = FaultInput.Error(body, kind);
        var count = body.Whole("count", 1, 1_000_000);
        var delayMs = body.Whole("delayMs", 0, 300_000) ?? (kind == FaultKind.Slow ? FaultInput.DefaultDelayMs : 0);
        return () => ControlAnswer.Json(FaultView.Of(faults.Arm(target!, kind!, count, error, delayMs)), StatusCodes.Status201Created);
    });

    private Task<IResult> ArmRateLimitAsync(HttpRequest request) => ControlBody.HandleAsync(request, body =>
    {
        var target = FaultInput.Target(body, "method", targets);
        var retryAfter = body.Whole("retryAfter", 0, 86_400) ?? 1;
        var count = body.Whole("count", 1, 1_000_000) ?? 1;
        return () => ControlAnswer.Json(
            FaultView.Of(faults.Arm(target!, FaultKind.RateLimited, count, retryAfter: retryAfter)), StatusCodes.Status201Created);
    });

    private IResult ListCalls(HttpRequest request)
    {
        var query = new ControlQuery(request.Query);
        var limit = query.Whole("limit", 1, 1_000) ?? 100;
        var before = query.Whole("before", 1, int.MaxValue);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var found = calls.Newest(query.Text("method"), before, limit);
        return ControlAnswer.Json(new { total = calls.Total, nextBefore = found.Count == limit ? found[^1].Id : (long?)null, calls = found });
    }
}
