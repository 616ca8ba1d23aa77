using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Portal.Domain;
using Portal.Domain.Slack;
using Portal.Slack.Api;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Slack;

public sealed class SlackWebApiTests : IAsyncLifetime
{
    private static readonly Secret Token = new("xoxb-1-verysecret");

    private SlackServer _server = null!;
    private SlackHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await SlackServer.StartAsync();
        _host = new SlackHost(_server);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task AuthTestAsync_GoodToken_SaysWhoseItIs()
    {
        _server.Answers(
            200,
            """{"ok":true,"url":"https://acme.slack.com/","team":"Acme","user":"portal","team_id":"T0","user_id":"U0","bot_id":"B0"}""",
            ("x-oauth-scopes", "chat:write, users:read,"));

        var result = await Api().AuthTestAsync(Token, CancellationToken.None);

        var value = result.Value.ShouldNotBeNull();
        value.Scopes.ShouldBe(["chat:write", "users:read"]);
        (value with { Scopes = [] }).ShouldBe(new AuthTest("T0", "Acme", "https://acme.slack.com/", "U0", "portal", "B0", []));
        var request = _server.Requests.ShouldHaveSingleItem();
        (request.Path, request.ContentType, request.Authorization, request.Body).ShouldBe(("/api/auth.test", "application/json; charset=utf-8", "Bearer xoxb-1-verysecret", "{}"));
    }

    [Fact]
    public async Task PostMessageAsync_Payload_GetsItsChannelAndThread()
    {
        _server.Answers(200, """{"ok":true,"channel":"D1","ts":"1503435956.000247","message":{"text":"x"}}""");

        var result = await Api().PostMessageAsync(Token, new PostMessage("U1\"", """{"text":"zażółć"}"""u8.ToArray(), "1.2"), CancellationToken.None);

        (result.Value!.Channel, result.Value.Ts).ShouldBe(("D1", "1503435956.000247"));
        _server.Requests[0].Body.ShouldBe("""{"channel":"U1\u0022","thread_ts":"1.2","text":"zażółć"}""");
    }

    [Fact]
    public async Task PostMessageAsync_LongAnswer_IsStillASuccess()
    {
        _server.Answers(200, $$"""{"message":{"text":"{{new string('x', 60_000)}}"},"ok":true,"channel":"C1","ts":"1.2"}""");

        (await Api().PostMessageAsync(Token, new PostMessage("C1", "{}"u8.ToArray()), CancellationToken.None)).Value!.Ts.ShouldBe("1.2");
        _server.Requests[0].Body.ShouldBe("""{"channel":"C1"}""");
    }

    [Theory]
    [InlineData(200, """{"ok":false,"error":"channel_not_found"}""", "channel_not_found", SlackErrorKind.Target, null)]
    [InlineData(200, """{"ok":false,"error":"missing_scope","needed":"chat:write","provided":"users:read"}""", "missing_scope", SlackErrorKind.Connection, "needed: chat:write; provided: users:read")]
    [InlineData(200, """{"ok":false,"error":"invalid_blocks","response_metadata":{"messages":["[ERROR] a","[ERROR] b"]}}""", "invalid_blocks", SlackErrorKind.Content, "[ERROR] a; [ERROR] b")]
    [InlineData(200, """{"ok":false,"error":"brand_new"}""", "brand_new", SlackErrorKind.Content, null)]
    [InlineData(200, """{"ok":false}""", "unexpected_answer", SlackErrorKind.Retry, null)]
    [InlineData(200, """{"ok":false,"response_metadata":[1],"error":{}}""", "unexpected_answer", SlackErrorKind.Retry, null)]
    [InlineData(200, "<html>Sign in</html>", "unexpected_answer", SlackErrorKind.Retry, null)]
    [InlineData(200, """{"ok":tr""", "unexpected_answer", SlackErrorKind.Retry, null)]
    [InlineData(429, """{"ok":false,"error":"ratelimited"}""", "ratelimited", SlackErrorKind.RetryAfter, null)]
    [InlineData(503, "Service Unavailable", "http_503", SlackErrorKind.Retry, null)]
    public async Task PostMessageAsync_Refusal_IsAValue(int status, string body, string code, SlackErrorKind kind, string? detail)
    {
        _server.Answers(status, body);

        var error = (await Api().PostMessageAsync(Token, new PostMessage("C1", "{}"u8.ToArray()), CancellationToken.None)).Error.ShouldNotBeNull();

        (error.Code, error.Kind, error.Detail).ShouldBe((code, kind, detail));
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task AuthTestAsync_OutageThatPasses_IsRepeated()
    {
        _server.Answer = (context, request) =>
        {
            context.Response.StatusCode = request < 3 ? 503 : 200;
            return context.Response.WriteAsync(request < 3 ? "" : """{"ok":true}""");
        };

        (await Api().AuthTestAsync(Token, CancellationToken.None)).IsOk.ShouldBeTrue();
        _server.Requests.Select(request => request.Body).ShouldBe(["{}", "{}", "{}"]);
    }

    [Theory]
    [InlineData(429, 1)]
    [InlineData(404, 1)]
    [InlineData(500, 3)]
    public async Task AuthTestAsync_Refusal_IsRepeatedTwiceIfItIsAnOutage(int status, int calls)
    {
        _server.Answers(status, "");

        (await Api().AuthTestAsync(Token, CancellationToken.None)).IsOk.ShouldBeFalse();
        _server.Requests.Count.ShouldBe(calls);
    }

    [Fact]
    public async Task AuthTestAsync_ConnectionBreaks_IsRepeated()
    {
        _server.Answer = (context, request) =>
        {
            if (request < 3)
            {
                context.Abort();
                return Task.CompletedTask;
            }

            return context.Response.WriteAsync("""{"ok":true}""");
        };

        (await Api().AuthTestAsync(Token, CancellationToken.None)).IsOk.ShouldBeTrue();
        _server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task AuthTestAsync_OutageThatAsksForAMinute_IsRepeatedSoonOnTheGivenClock()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero));
        await using var host = new SlackHost(_server, timeout: TimeSpan.FromMinutes(5), time: time);
        _server.Answers(503, "", ("Retry-After", "60"));
        var asking = host.Get<SlackWebApi>().AuthTestAsync(Token, CancellationToken.None);
        await Until.TrueAsync(() => _server.Requests.Count == 1);
        asking.IsCompleted.ShouldBeFalse();

        (await time.PassUntilAsync(asking)).Error!.Code.ShouldBe("http_503");
        _server.Requests.Count.ShouldBe(3);
        (time.Now - time.Start).ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task AuthTestAsync_NoAnswerInTime_IsNotRepeated()
    {
        var time = new FakeTimeProvider();
        await using var host = new SlackHost(_server, timeout: TimeSpan.FromSeconds(10), time: time);
        _server.Answer = async (context, _) => await context.RequestAborted.WaitAsync();
        var asking = host.Get<SlackWebApi>().AuthTestAsync(Token, CancellationToken.None);
        await Until.TrueAsync(() => _server.Requests.Count == 1);

        time.Advance(TimeSpan.FromSeconds(10));

        (await asking).Error!.Code.ShouldBe("timeout");
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task AuthTestAsync_Redirect_DoesNotCarryTheToken()
    {
        _server.Answers(307, "", ("Location", "/elsewhere"));

        (await Api().AuthTestAsync(Token, CancellationToken.None)).Error!.Code.ShouldBe("http_307");
        _server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("xoxb-1\r\nX-Evil: 1")]
    [InlineData("xoxb-ż")]
    public async Task AuthTestAsync_ImpossibleToken_IsNotSent(string token)
    {
        (await Api().AuthTestAsync(new Secret(token), CancellationToken.None)).Error!.Code.ShouldBe("invalid_auth");
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnyCall_Failure_LeavesTheTokenOutOfLogsAndErrors()
    {
        _server.Answers(500, "");

        var result = await Api().AuthTestAsync(Token, CancellationToken.None);

        result.ToString().ShouldNotContain("verysecret");
        // HttpClient would log the headers, so its log is switched off; of repeated reads there are lines.
        _host.Log.Lines.ShouldContain(line => line.Contains("Retry", StringComparison.Ordinal));
        _host.Log.Lines.ShouldNotContain(line => line.Contains("verysecret", StringComparison.Ordinal) || line.Contains("Authorization", StringComparison.Ordinal));
    }

    private SlackWebApi Api() => _host.Get<SlackWebApi>();
}
