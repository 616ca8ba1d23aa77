using Portal.SlackSimulator.Faults;
using Portal.SlackSimulator.Limits;

namespace Portal.SlackSimulator.Calls;

/// <summary>The way of every call of an app: a fault may strike it, a limit may hold it up, it is answered, and it is logged.</summary>
internal sealed class CallPipeline(FaultBoard faults, RateLimits limits, CallLog log, TimeProvider clock)
{
    public async Task RunAsync(HttpContext context, Func<Task<Exchange>> readAsync)
    {
        var started = clock.GetTimestamp();
        var exchange = await readAsync();
        var fault = exchange.StruckBy(faults);
        var at = clock.GetUtcNow();
        if (fault is { DelayMs: > 0 })
        {
            await Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMs), clock, context.RequestAborted);
        }

        var reply = ReplyTo(exchange, fault);
        await reply.WriteAsync(context);
        log.Add(reply.Call with
        {
            At = at,
            Fault = fault?.Kind.Name,
            Status = context.Response.StatusCode,
            DurationMs = clock.GetElapsedTime(started).TotalMilliseconds,
        });
    }

    private Reply ReplyTo(Exchange exchange, Fault? fault)
    {
        if (fault?.Kind.Page is { } page)
        {
            return Reply.Text(exchange.Call, page.Status, "text/html; charset=utf-8", page.Html);
        }

        var retryAfter = fault?.Kind == FaultKind.RateLimited ? fault.RetryAfter : exchange.CountIn(limits);
        if (retryAfter is not null)
        {
            return exchange.RateLimited(retryAfter.Value);
        }

        var reply = exchange.Answer(fault);
        return fault?.Kind == FaultKind.DropAfterStore ? reply with { WriteAsync = AbortAsync } : reply;
    }

    private static Task AbortAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }
}
