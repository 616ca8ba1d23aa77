using Portal.SlackSimulator.Callbacks;
using Portal.SlackSimulator.Calls;
using Portal.SlackSimulator.Faults;
using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Requests;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api;

/// <summary>Every Web API call comes by here: faults, limits, token, scope, then the method itself.</summary>
internal sealed class ApiEndpoint(
    SimulatedSlack slack, ApiMethodCatalog methods, FaultBoard faults, RateLimits limits, CallLog calls, EventDeliveries events, TimeProvider clock)
{
    private const string RateLimitedBody = """{"ok":false,"error":"ratelimited"}""";

    public void Map(IEndpointRouteBuilder routes, SimulatorAddress address) =>
        routes.MapMethods("/api/{method}", ["GET", "POST"], (HttpContext context) => HandleAsync(context, address));

    private async Task HandleAsync(HttpContext context, SimulatorAddress address)
    {
        var started = clock.GetTimestamp();
        var name = (string)context.GetRouteValue("method")!;
        var method = methods.Find(name);
        var request = await ApiRequestReader.ReadAsync(context.Request, method?.TakesJson ?? true, context.RequestAborted);
        var workspace = slack.Workspace;
        var channel = ChannelOf(request.Arguments, workspace);
        var fault = faults.Strike(method is null ? null : Fault.AnyMethod, name, channel, request.Token);
        var call = new RecordedCall(clock.GetUtcNow(), name, null, request.Token is null ? null : CallLog.Redact(request.Token))
        {
            Channel = channel,
            Fault = fault?.Kind.Name,
            Arguments = CallLog.Shorten(request.Arguments.Describe()),
        };

        call = await RespondAsync(context, new ApiExchange(method, request, workspace, channel, fault, address.UrlOn(context.Request)), call);
        calls.Add(call with { Status = context.Response.StatusCode, DurationMs = clock.GetElapsedTime(started).TotalMilliseconds });
    }

    private async Task<RecordedCall> RespondAsync(HttpContext context, ApiExchange exchange, RecordedCall call)
    {
        var fault = exchange.Fault;
        if (fault is { DelayMs: > 0 })
        {
            await Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMs), clock, context.RequestAborted);
        }

        if (fault?.Kind == FaultKind.ServerError)
        {
            await FaultResponse.ServerErrorAsync(context);
            return call;
        }

        if (fault?.Kind == FaultKind.Unavailable)
        {
            await FaultResponse.UnavailableAsync(context);
            return call;
        }

        if (fault?.Kind == FaultKind.NonJson)
        {
            await FaultResponse.NonJsonAsync(context);
            return call;
        }

        if (RetryAfter(exchange) is { } retryAfter)
        {
            await FaultResponse.RateLimitedAsync(context, retryAfter, RateLimitedBody);
            return call with { Error = "ratelimited" };
        }

        var answer = Answer(context, exchange);
        events.Publish(answer.Events);
        call = call with { Error = answer.Error, Channel = answer.Message?.ChannelId ?? call.Channel, Ts = answer.Message?.Ts };
        if (fault?.Kind == FaultKind.DropAfterStore)
        {
            context.Abort();
            return call;
        }

        await ApiAnswerWriter.WriteAsync(context.Response, answer, exchange.Request.Warning, context.RequestAborted);
        return call;
    }

    private int? RetryAfter(ApiExchange exchange) => exchange switch
    {
        { Fault.Kind: var kind } when kind == FaultKind.RateLimited => exchange.Fault!.RetryAfter,
        { Method: { } method } => limits.Count(method.Name, method.Limit, exchange.Channel),
        _ => null,
    };

    private ApiAnswer Answer(HttpContext context, ApiExchange exchange)
    {
        var (method, request, workspace, _, fault, baseUrl) = exchange;
        if (method is null)
        {
            return ApiAnswer.Failed("unknown_method");
        }

        var token = request.Token is null ? null : workspace.FindToken(request.Token);
        WriteScopes(context.Response, method, token);
        if (fault is { Kind: var kind } && (kind == FaultKind.Revoked || kind == FaultKind.Refusal))
        {
            return ApiAnswer.Failed(fault.Error ?? "token_revoked");
        }

        if (request.Problem is not null)
        {
            return ApiAnswer.Failed(request.Problem);
        }

        return TokenRefusal(method, request, token) ?? method.Answer(new ApiCall(request.Arguments, token, workspace, clock) { BaseUrl = baseUrl });
    }

    private ApiAnswer? TokenRefusal(ApiMethod method, ApiRequest request, SlackToken? token) => (method, token) switch
    {
        ({ NeedsToken: false }, _) => null,
        (_, null) => ApiAnswer.Failed(request.Token is null ? "not_authed" : "invalid_auth"),
        (_, not null) when token.ProblemAt(clock.GetUtcNow()) is { } problem => ApiAnswer.Failed(problem),
        ({ Scopes.Count: > 0 }, _) when !method.Scopes.Any(token.Has) => ApiAnswer.MissingScope(string.Join(',', method.Scopes), token.ScopeList),
        _ => null,
    };

    private static void WriteScopes(HttpResponse response, ApiMethod method, SlackToken? token)
    {
        if (token is not null)
        {
            response.Headers["x-oauth-scopes"] = token.ScopeList;
        }

        if (method.Scopes.Count > 0)
        {
            response.Headers["x-accepted-oauth-scopes"] = string.Join(',', method.Scopes);
        }
    }

    // A person counts as the conversation with that person, so that limits and faults hold whichever id is used.
    private static string? ChannelOf(Arguments arguments, Workspace workspace) => arguments.Text("channel") switch
    {
        null or "" => null,
        var id when workspace.FindUser(id) is { TakesDirectMessages: true, IsDeleted: false } person => workspace.OpenDirect([person]).Id,
        var id => workspace.FindChannel(id)?.Id,
    };
}
