using Portal.SlackSimulator.Faults;

namespace Portal.SlackSimulator.Control;

/// <summary>What goes wrong on demand.</summary>
internal sealed class FaultControl(FaultBoard faults, FaultTargets targets)
{
    public void Map(IEndpointRouteBuilder control)
    {
        control.MapGet("/faults", () => ControlAnswer.Json(new { faults = faults.Armed.Select(FaultView.Of) }));
        control.MapPost("/faults", ArmFaultAsync);
        control.MapDelete("/faults", (string? target) => Clear(target));
        control.MapDelete("/faults/{id:int}", (int id) => ControlAnswer.Json(new { cleared = faults.Clear(fault => fault.Id == id) }));
        control.MapPost("/ratelimit", ArmRateLimitAsync);
    }

    private IResult Clear(string? target)
    {
        var aim = target is null ? null : targets.Find(target);
        return target is not null && aim is null
            ? ControlAnswer.Invalid("target", $"'{target}' is nothing in this workspace.")
            : ControlAnswer.Json(new { cleared = faults.Clear(fault => aim is null || fault.Target == aim) });
    }

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
}
