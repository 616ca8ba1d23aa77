using Portal.Domain.Notifications.Delivery;

namespace Portal.UnitTests.Domain.Notifications.Delivery;

public sealed class SlackErrorTests
{
    [Theory]
    [InlineData("ratelimited", 200, SlackErrorKind.RetryAfter)]
    [InlineData("rate_limited", 429, SlackErrorKind.RetryAfter)]
    [InlineData("http_429", 429, SlackErrorKind.RetryAfter)]
    [InlineData("internal_error", 200, SlackErrorKind.Retry)]
    [InlineData("rollup_error", 500, SlackErrorKind.Retry)]
    [InlineData("service_unavailable", 200, SlackErrorKind.Retry)]
    [InlineData("team_added_to_org", 200, SlackErrorKind.Retry)]
    [InlineData("timeout", null, SlackErrorKind.Retry)]
    [InlineData("network_error", null, SlackErrorKind.Retry)]
    [InlineData("http_503", 503, SlackErrorKind.Retry)]
    [InlineData("http_302", 302, SlackErrorKind.Retry)]
    [InlineData("http_408", 408, SlackErrorKind.Retry)]
    [InlineData("invalid_blocks", 400, SlackErrorKind.Content)]
    [InlineData("no_text", 400, SlackErrorKind.Content)]
    [InlineData("invalid_payload", 500, SlackErrorKind.Content)]
    [InlineData("never_heard_of", 400, SlackErrorKind.Content)]
    [InlineData("never_heard_of", 200, SlackErrorKind.Content)]
    [InlineData("never_heard_of", null, SlackErrorKind.Content)]
    [InlineData("channel_not_found", 404, SlackErrorKind.Target)]
    [InlineData("not_in_channel", 200, SlackErrorKind.Target)]
    [InlineData("channel_is_archived", 410, SlackErrorKind.Target)]
    [InlineData("users_not_found", 200, SlackErrorKind.Target)]
    [InlineData("restricted_action_thread_locked", 200, SlackErrorKind.Target)]
    [InlineData("token_revoked", 200, SlackErrorKind.Connection)]
    [InlineData("invalid_auth", 429, SlackErrorKind.Connection)]
    [InlineData("missing_scope", 200, SlackErrorKind.Connection)]
    [InlineData("no_service", 404, SlackErrorKind.Connection)]
    [InlineData("no_team", 404, SlackErrorKind.Connection)]
    [InlineData("invalid_token", 403, SlackErrorKind.Connection)]
    [InlineData("action_prohibited", 403, SlackErrorKind.Connection)]
    public void Classify_Word_SaysWhoMustAct(string code, int? status, SlackErrorKind kind) =>
        SlackError.Classify(code, status).Kind.ShouldBe(kind);

    [Theory]
    [InlineData(null, 1)]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(30, 30)]
    public void Classify_RateLimit_WaitsAtLeastASecond(int? given, int expected) =>
        SlackError.Classify("ratelimited", 429, given is { } seconds ? TimeSpan.FromSeconds(seconds) : null).RetryAfter.ShouldBe(TimeSpan.FromSeconds(expected));

    [Theory]
    [InlineData("timeout", null, true)]
    [InlineData("network_error", null, true)]
    [InlineData("internal_error", 200, true)]
    [InlineData("http_502", 502, true)]
    [InlineData("connect_failed", null, false)]
    [InlineData("service_unavailable", 503, false)]
    [InlineData("rollup_error", 500, false)]
    [InlineData("ratelimited", 429, false)]
    [InlineData("channel_not_found", 404, false)]
    public void OutcomeUnknown_OnlyWhereSlackMayHavePosted(string code, int? status, bool expected) =>
        SlackError.Classify(code, status).OutcomeUnknown.ShouldBe(expected);
}
