using Portal.SlackSimulator.Callbacks;
using Portal.SlackSimulator.Calls;
using Portal.SlackSimulator.Faults;
using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api;

/// <summary>One Web API call: token, scope, then the method itself.</summary>
/// <param name="method">Null if Slack has no method of that name.</param>
internal sealed class ApiExchange(string name, ApiMethod? method, ApiRequest request, ApiCall call, EventDeliveries events) : Exchange
{
    public override RecordedCall Call { get; } = new(name, null, request.Token is null ? null : CallLog.Redact(request.Token))
    {
        Channel = ChannelOf(call),
        Arguments = CallLog.Shorten(request.Arguments.Describe()),
    };

    public override Fault? StruckBy(FaultBoard faults) => faults.Strike(method is null ? null : Fault.AnyMethod, name, Call.Channel, request.Token);

    public override int? CountIn(RateLimits limits) => method is null ? null : limits.Count(call.Workspace.Team.Id, name, method.Limit, Call.Channel);

    public override Reply RateLimited(int retryAfter) =>
        Reply.RateLimited(Call with { Error = "ratelimited" }, retryAfter, """{"ok":false,"error":"ratelimited"}""");

    public override Reply Answer(Fault? fault)
    {
        var token = call.Workspace.Tokens.Find(request.Token);
        var answer = Refusal(token, fault) ?? method!.Answer(call with { Token = token });
        events.Publish(call.Workspace, answer.Events);
        return new Reply(
            Call with { Error = answer.Error, Channel = answer.Message?.ChannelId ?? Call.Channel, Ts = answer.Message?.Ts },
            context => WriteAsync(context, answer, token));
    }

    private ApiAnswer? Refusal(SlackToken? token, Fault? fault) => (method, token) switch
    {
        (null, _) => ApiAnswer.Failed("unknown_method"),
        _ when fault?.Kind == FaultKind.Revoked || fault?.Kind == FaultKind.Refusal => ApiAnswer.Failed(fault.Error ?? "token_revoked"),
        _ when request.Problem is { } problem => ApiAnswer.Failed(problem),
        ({ NeedsToken: false }, _) => null,
        (_, null) => ApiAnswer.Failed(request.Token is null ? "not_authed" : "invalid_auth"),
        _ when token.ProblemAt(call.Clock.GetUtcNow()) is { } problem => ApiAnswer.Failed(problem),
        ({ Scopes.Count: > 0 }, _) when !method.Scopes.Any(token.Has) => ApiAnswer.MissingScope(string.Join(',', method.Scopes), token.ScopeList),
        _ => null,
    };

    private Task WriteAsync(HttpContext context, ApiAnswer answer, SlackToken? token)
    {
        if (method is not null && token is not null && !call.Workspace.App.WithoutScopesHeader)
        {
            context.Response.Headers["x-oauth-scopes"] = token.ScopeList;
        }

        if (method is { Scopes.Count: > 0 } && !call.Workspace.App.WithoutScopesHeader)
        {
            context.Response.Headers["x-accepted-oauth-scopes"] = string.Join(',', method.Scopes);
        }

        return ApiAnswerWriter.WriteAsync(context.Response, answer, request.Warning, context.RequestAborted);
    }

    // A person counts as the conversation with that person, so that limits and faults hold whichever id is used.
    private static string? ChannelOf(ApiCall call) => call.Arguments.Text("channel") switch
    {
        null or "" => null,
        var id when call.Workspace.Users.Find(id) is { TakesDirectMessages: true } person => call.Workspace.OpenDirect([person]).Id,
        var id => call.Workspace.FindChannel(id)?.Id,
    };
}
