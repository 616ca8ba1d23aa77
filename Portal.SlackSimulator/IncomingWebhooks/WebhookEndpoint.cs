using Portal.SlackSimulator.Calls;
using Portal.SlackSimulator.Faults;
using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Requests;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.IncomingWebhooks;

/// <summary>Incoming webhooks: the URL is the secret and the channel; the answer is one word.</summary>
internal sealed class WebhookEndpoint(SimulatedSlack slack, FaultBoard faults, RateLimits limits, CallLog calls, TimeProvider clock)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/services/{**rest}", HandleAsync);

    private async Task HandleAsync(HttpContext context)
    {
        var started = clock.GetTimestamp();
        var workspace = slack.Workspace;
        var path = $"/services/{context.GetRouteValue("rest")}";
        var webhook = workspace.FindWebhook(path);
        var fault = faults.Strike(webhook is null ? null : Fault.AnyWebhook, path, webhook?.ChannelId);
        var payload = await PayloadReader.ReadAsync(context.Request, context.RequestAborted);
        var call = new RecordedCall(clock.GetUtcNow(), "webhook", webhook?.Redacted ?? "unknown webhook", null)
        {
            Channel = webhook?.ChannelId,
            Fault = fault?.Kind.Name,
            Arguments = CallLog.Shorten(payload?.Describe() ?? ""),
        };

        var exchange = new WebhookExchange(workspace, path, webhook, payload, fault);
        call = await RespondAsync(context, exchange, call);
        calls.Add(call with { Status = context.Response.StatusCode, DurationMs = clock.GetElapsedTime(started).TotalMilliseconds });
    }

    private async Task<RecordedCall> RespondAsync(HttpContext context, WebhookExchange exchange, RecordedCall call)
    {
        var fault = exchange.Fault;
        if (fault is { DelayMs: > 0 })
        {
            await Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMs), clock, context.RequestAborted);
        }

        if (fault?.Kind == FaultKind.ServerError || fault?.Kind == FaultKind.Unavailable || fault?.Kind == FaultKind.NonJson)
        {
            await BreakAsync(context, fault.Kind);
            return call;
        }

        if (RetryAfter(exchange) is { } retryAfter)
        {
            await FaultResponse.RateLimitedAsync(context, retryAfter, $$"""{"retry_after":{{retryAfter}},"ok":false,"error":"rate_limited"}""");
            return call with { Error = "rate_limited" };
        }

        var answer = WebhookPost.Answer(exchange, out var message);
        call = call with { Error = answer == WebhookAnswers.Ok ? null : answer.Body, Ts = message?.Ts };
        if (fault?.Kind == FaultKind.DropAfterStore)
        {
            context.Abort();
            return call;
        }

        await FaultResponse.WriteAsync(context, answer.Status, "text/html", answer.Body);
        return call;
    }

    private static Task BreakAsync(HttpContext context, FaultKind kind) =>
        kind == FaultKind.ServerError ? FaultResponse.ServerErrorAsync(context)
        : kind == FaultKind.Unavailable ? FaultResponse.UnavailableAsync(context)
        : FaultResponse.NonJsonAsync(context);

    private int? RetryAfter(WebhookExchange exchange) => exchange switch
    {
        { Fault.Kind: var kind } when kind == FaultKind.RateLimited => exchange.Fault!.RetryAfter,
        { Webhook: { Refusal: null } webhook } => limits.Count("webhook", RateTier.Posting, webhook.ChannelId),
        _ => null,
    };
}
