using Portal.SlackSimulator.Callbacks;
using Portal.SlackSimulator.Calls;
using Portal.SlackSimulator.Faults;
using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Requests;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Control;

/// <summary>The simulator as a whole: what a stranger needs to know of it, and a fresh start.</summary>
internal sealed class SimulatorControl(SimulatedSlack slack, FaultBoard faults, RateLimits limits, CallLog calls, EventDeliveries events)
{
    public void Map(IEndpointRouteBuilder control, SimulatorAddress address)
    {
        control.MapGet("/facts", (HttpRequest request) => ControlAnswer.Json(Facts.For(request, address, slack.First)));
        control.MapPost("/reset", Reset);
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
}
