using Portal.SlackSimulator.Callbacks;
using Portal.SlackSimulator.Requests;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Control;

/// <summary>Requests from Slack to the app, on demand: clicks and events.</summary>
internal sealed class CallbackControl(SimulatedSlack slack, CallbackSender sender, EventDeliveries events, ResponseUrls responseUrls, TimeProvider clock)
{
    public void Map(IEndpointRouteBuilder control, SimulatorAddress address)
    {
        control.MapPost("/click", (HttpRequest request) => ClickAsync(request, address));
        control.MapPost("/events", SendAsync);
        control.MapGet("/events", () => ControlAnswer.Json(new { deliveries = events.Newest }));
    }

    private Task<IResult> ClickAsync(HttpRequest request, SimulatorAddress address) => ControlBody.HandleAsync(request, body =>
    {
        var workspace = ChosenWorkspace.Of(slack, request);
        var click = ClickInput.Read(body, workspace);
        var defects = DefectInput.Read(body);
        var url = Url(body, body.Text("request_url") ?? workspace.App.InteractivityUrl, "The app has no interactivity URL: name one here or in /control/app.");
        return async () =>
        {
            var responseUrl = responseUrls.Make(click!, workspace, address.UrlOn(request));
            var callback = ClickPayload.Of(click!, workspace, url!, responseUrl, clock.GetUtcNow()) with { Defects = defects };
            return ControlAnswer.Json(await sender.SendAsync(callback, request.HttpContext.RequestAborted));
        };
    });

    private Task<IResult> SendAsync(HttpRequest request) => ControlBody.HandleAsync(request, body =>
    {
        var workspace = ChosenWorkspace.Of(slack, request);
        var url = Url(body, body.Text("request_url") ?? workspace.App.EventsUrl, "The app has no events URL: name one here or in /control/app.");
        var bodies = body.Objects("events") ?? [body];
        var callbacks = bodies.Select(one => EventInput.Read(one, workspace, url ?? new Uri("http://localhost"), clock)).ToArray();
        body.TakeProblems(bodies);
        return () => SendAllAsync(callbacks!, request.HttpContext.RequestAborted);
    });

    private async Task<IResult> SendAllAsync(CallbackRequest[] callbacks, CancellationToken cancellationToken)
    {
        var deliveries = new List<Delivery>(callbacks.Length);
        foreach (var callback in callbacks)
        {
            var delivery = await sender.SendAsync(callback, cancellationToken);
            delivery = EventInput.WithChallenge(delivery, callback);
            events.Record(delivery);
            deliveries.Add(delivery);
        }

        return ControlAnswer.Json(new { deliveries });
    }

    private Uri? Url(ControlBody body, string? text, string missing)
    {
        if (string.IsNullOrEmpty(text))
        {
            body.Wrong("request_url", missing);
            return null;
        }

        if (sender.Problem(text, out var url) is { } problem)
        {
            body.Wrong("request_url", problem);
        }

        return url;
    }
}
