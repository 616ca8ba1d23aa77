using System.Text.Json;
using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Slack;

namespace Portal.Slack.Api;

/// <summary>
/// Slack's Web API, one method per method, a file per family. Failures are values; only cancellation throws. Reads are repeated after an
/// outage, writes never: Slack has no idempotency key, so repeating one is the caller's decision.
/// </summary>
public sealed partial class SlackWebApi(IHttpClientFactory clients, IOptions<SlackOptions> options, TimeProvider time)
{
    // An answer to a write repeats the message with all its blocks.
    private const int LongestAnswer = 1024 * 1024;

    // A page of people, or all usergroups with their members, which come without pages.
    private const int LongestList = 16 * 1024 * 1024;

    private readonly SlackCall _call = new(clients, options, time);
    private readonly Uri _base = new(options.Value.ApiBaseUrl.EndsWith('/') ? options.Value.ApiBaseUrl : options.Value.ApiBaseUrl + "/");

    /// <summary>Whether the token works, whose it is and what it may do.</summary>
    public async Task<SlackResult<AuthTest>> AuthTestAsync(Secret token, CancellationToken ct)
    {
        var result = await CallAsync(ApiCall.Json("auth.test", token, "{}"u8.ToArray(), isRead: true), AuthTest.Read, ct);
        return result.Value is { } value ? result with { Value = value with { Scopes = result.Scopes } } : result;
    }

    /// <summary>What the token's workspace is called and looks like.</summary>
    public Task<SlackResult<SlackTeam>> TeamInfoAsync(Secret token, CancellationToken ct) =>
        CallAsync(ApiCall.Read("team.info", token), body => SlackJson.Child(body, "team", SlackTeam.Read), ct);

    private async Task<SlackResult<T>> CallAsync<T>(ApiCall call, Func<JsonElement, T?> read, CancellationToken ct)
        where T : class
    {
        var result = await CallAsync(call, ct);
        return result.Value is not { } body
            ? new(null, result.Error) { Scopes = result.Scopes }
            : read(body.Json) is { } value
                ? new(value, null) { Scopes = result.Scopes }
                : new(null, SlackError.Classify("unexpected_answer", body.Status)) { Scopes = result.Scopes };
    }

    private async Task<SlackResult<Success>> CallAsync(ApiCall call, CancellationToken ct)
    {
        using var content = call.Content;
        if (call.Credentials is null)
        {
            return new(null, SlackError.Classify("invalid_auth", null, detail: "The token holds characters that no token has."));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_base, call.Method));
        request.Options.Set(ReadRetry.IsRead, call.IsRead);
        request.Headers.Authorization = call.Credentials;
        request.Content = content;

        var called = await _call.SendAsync(SlackHttp.WebApi, request, call.IsRead ? LongestList : LongestAnswer, ct);
        if (called.Value is not { } answer)
        {
            return new(null, called.Error);
        }

        return answer is { IsSuccess: true, Json: { } body } && SlackJson.Flag(body, "ok")
            ? new(new Success(body, answer.Status), null) { Scopes = answer.Scopes }
            : new(null, answer.ToError()) { Scopes = answer.Scopes };
    }

    private sealed record Success(JsonElement Json, int Status);
}
