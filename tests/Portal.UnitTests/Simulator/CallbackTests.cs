using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Portal.SlackSimulator;
using Portal.SlackSimulator.Callbacks;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Simulator;

public sealed class CallbackTests : SimulatorTest
{
    [Fact]
    public void Signature_SlacksOwnExample_IsSlacks()
    {
        const string body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

        RequestSignature.For("8f742231b10e8888abcd99yyyzzz85a5", 1531420618, body).ShouldBe("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
    }

    [Fact]
    public async Task Click_Button_SendsASignedPayload()
    {
        await using var app = await AppDouble.StartAsync();
        var posted = await PostButtonAsync();

        var delivery = await ClickAsync(posted, app.Url);

        delivery.GetProperty("status").GetInt32().ShouldBe(200);
        delivery.GetProperty("accepted").GetBoolean().ShouldBeTrue();
        var got = app.Received.ShouldHaveSingleItem();
        got.IsSigned.ShouldBeTrue();
        got.Timestamp.ShouldBe(Clock.GetUtcNow().ToUnixTimeSeconds());
        got.Headers["Content-Type"].ShouldBe("application/x-www-form-urlencoded");
        var payload = got.Payload;
        payload.Text("type").ShouldBe("block_actions");
        payload.GetProperty("user").Text("id").ShouldBe(SampleWorkspace.UserId);
        payload.GetProperty("container").Text("message_ts").ShouldBe(posted.Text("ts"));
        payload.GetProperty("message").GetProperty("blocks").GetArrayLength().ShouldBe(1);
        var action = payload.GetProperty("actions")[0];
        action.Text("action_id").ShouldBe("open");
        action.Text("block_id").ShouldBe("row");
        action.Text("value").ShouldBe("42");
        action.Text("url").ShouldBe("https://portal.test/42");
        action.TryGetProperty("action_ts", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Click_SlowApp_IsNotAccepted()
    {
        await using var app = await AppDouble.StartAsync();
        app.Answer = (context, _) => Task.Delay(TimeSpan.FromSeconds(30), TimeProvider.System, context.RequestAborted);
        var posted = await PostButtonAsync();

        var delivery = await Clock.PassUntilAsync(ClickAsync(posted, app.Url, new { timeoutMs = 150 }));

        delivery.Text("error").ShouldBe("http_timeout");
        delivery.GetProperty("accepted").GetBoolean().ShouldBeFalse();
        delivery.TryGetProperty("status", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("text/plain; charset=none", 10, null)]
    [InlineData("text/plain", 1_000_001, "connection_failed")]
    public async Task Click_OddAnswer_BreaksNothing(string contentType, int length, string? error)
    {
        await using var app = await AppDouble.StartAsync();
        app.Answer = (context, _) =>
        {
            context.Response.ContentType = contentType;
            return context.Response.Body.WriteAsync(new byte[length]).AsTask();
        };

        (await ClickAsync(await PostButtonAsync(), app.Url)).Text("error").ShouldBe(error);
    }

    [Fact]
    public async Task Click_AppThatIsNotThere_IsConnectionFailed() =>
        (await ClickAsync(await PostButtonAsync(), "http://127.0.0.1:1/x")).Text("error").ShouldBe("connection_failed");

    [Fact]
    public async Task Click_Defects_AreSent()
    {
        await using var app = await AppDouble.StartAsync();
        var posted = await PostButtonAsync();

        await ClickAsync(posted, app.Url, new { staleSeconds = 400 });
        await ClickAsync(posted, app.Url, new { wrongSecret = true });
        await ClickAsync(posted, app.Url, new { unsigned = true });

        var got = app.Received.ToArray();
        got[0].Timestamp.ShouldBe(Clock.GetUtcNow().ToUnixTimeSeconds() - 400);
        got[0].IsSigned.ShouldBeTrue();
        got[1].IsSigned.ShouldBeFalse();
        got[1].Headers.ContainsKey("X-Slack-Signature").ShouldBeTrue();
        got[2].Headers.ContainsKey("X-Slack-Signature").ShouldBeFalse();
    }

    [Theory]
    [InlineData("channel", "C0NOTHERE")]
    [InlineData("ts", "1.000001")]
    [InlineData("action_id", "close")]
    [InlineData("block_id", "other")]
    [InlineData("user", "U0NOBODY")]
    [InlineData("request_url", "https://portal.example/slack")]
    [InlineData("request_url", "ftp://localhost/slack")]
    public async Task Click_Wrong_NamesTheField(string field, string value)
    {
        var posted = await PostButtonAsync();
        var body = ClickBody(posted, "http://localhost:1/");
        body[field] = value;

        using var response = await Slack.ControlAsync("click", body);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SimulatorHost.ReadAsync(response)).GetProperty("errors").TryGetProperty(field == "block_id" ? "action_id" : field, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Click_WithoutUrl_UsesTheAppsInteractivityUrl()
    {
        await using var app = await AppDouble.StartAsync();
        var posted = await PostButtonAsync();
        using var refused = await Slack.ControlAsync("click", ClickBody(posted, null));
        using var set = await Slack.ControlAsync("app", new { interactivityUrl = app.Url });

        using var taken = await Slack.ControlAsync("click", ClickBody(posted, null));

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        taken.StatusCode.ShouldBe(HttpStatusCode.OK);
        app.Received.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ResponseUrl_Replace_ChangesTheMessageFiveTimes()
    {
        await using var app = await AppDouble.StartAsync();
        await ClickAsync(await PostButtonAsync(), app.Url);
        var url = app.Received.Single().Payload.Text("response_url")!;

        for (var use = 0; use < 5; use++)
        {
            (await AnswerAsync(url, """{"replace_original":true,"text":"Decided"}""")).ShouldBe("ok");
        }

        (await AnswerAsync(url, """{"replace_original":true,"text":"Decided"}""")).ShouldContain("used_url");
        var messages = (await Slack.ControlAsync("messages")).GetProperty("messages");
        messages.GetArrayLength().ShouldBe(1);
        messages[0].Text("text").ShouldBe("Decided");
    }

    [Fact]
    public async Task ResponseUrl_AfterHalfAnHour_IsExpired()
    {
        await using var app = await AppDouble.StartAsync();
        await ClickAsync(await PostButtonAsync(), app.Url);
        Clock.Advance(TimeSpan.FromMinutes(30));

        (await AnswerAsync(app.Received.Single().Payload.Text("response_url")!, """{"delete_original":true}""")).ShouldContain("expired_url");
    }

    [Fact]
    public async Task Events_Verification_IsContentWithTheChallengeOnly()
    {
        await using var app = await AppDouble.StartAsync();
        var silent = await EventAsync(new { type = "url_verification", request_url = app.Url });
        app.Answer = (context, body) => context.Response.WriteAsync(JsonElement.Parse(body).Text("challenge")!);

        var answered = await EventAsync(new { type = "url_verification", request_url = app.Url });

        silent.GetProperty("challengeAnswered").GetBoolean().ShouldBeFalse();
        answered.GetProperty("challengeAnswered").GetBoolean().ShouldBeTrue();
        app.Received.ShouldAllBe(got => got.IsSigned);
    }

    [Fact]
    public async Task Events_Sequence_ComesInThatOrderWithEnvelopes()
    {
        await using var app = await AppDouble.StartAsync();

        using var response = await Slack.ControlAsync("events", new
        {
            request_url = app.Url,
            events = new object[]
            {
                new { type = "app_uninstalled", event_id = "Ev1", event_time = 1_700_000_000 },
                new { type = "tokens_revoked", oauth = new[] { "U1" }, retryNum = 2, retryReason = "http_timeout" },
                new { type = "channel_rename", channel = "#finance", name = "money" },
                new { type = "reaction_added", @event = new { reaction = "eyes" } },
            },
        });

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var got = app.Received.Select(request => request.Json).ToArray();
        got.Select(json => json.GetProperty("event").Text("type")).ShouldBe(["app_uninstalled", "tokens_revoked", "channel_rename", "reaction_added"]);
        got.ShouldAllBe(json => json.Text("type") == "event_callback" && json.Text("team_id") == SampleWorkspace.TeamId);
        got[0].Text("event_id").ShouldBe("Ev1");
        got[0].GetProperty("event_time").GetInt64().ShouldBe(1_700_000_000);
        got[1].GetProperty("event").GetProperty("tokens").GetProperty("bot").Texts().ShouldBe([SampleWorkspace.BotUserId]);
        got[1].GetProperty("event").GetProperty("tokens").GetProperty("oauth").Texts().ShouldBe(["U1"]);
        app.Received.ElementAt(1).Headers["x-slack-retry-num"].ShouldBe("2");
        app.Received.ElementAt(1).Headers["x-slack-retry-reason"].ShouldBe("http_timeout");
        got[2].GetProperty("event").GetProperty("channel").Text("name").ShouldBe("money");
        got[3].GetProperty("event").Text("reaction").ShouldBe("eyes");
        (await Slack.ControlAsync("events")).GetProperty("deliveries").GetArrayLength().ShouldBe(4);
    }

    [Theory]
    [InlineData("""{"request_url":"http://localhost:1"}""", "type")]
    [InlineData("""{"type":"tokens_revoked"}""", "request_url")]
    [InlineData("""{"request_url":"http://localhost:1","events":[{"type":"channel_archive","channel":"#nowhere"}]}""", "channel")]
    [InlineData("""{"request_url":"http://localhost:1","events":7}""", "events")]
    public async Task Events_Wrong_NamesTheField(string body, string field)
    {
        using var response = await Slack.Client.PostAsync($"{Slack.Url}/control/events", new StringContent(body, Encoding.UTF8, "application/json"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SimulatorHost.ReadAsync(response)).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData(false, "tokens_revoked", "app_uninstalled")]
    [InlineData(true, "app_uninstalled", "tokens_revoked")]
    public async Task Uninstall_EventsUrl_IsTold(bool uninstalledFirst, string first, string second)
    {
        await using var app = await AppDouble.StartAsync();
        using var set = await Slack.ControlAsync("app", new { eventsUrl = app.Url, uninstalledFirst });

        using var done = await Slack.Client.PostAsync($"{Slack.Url}/control/uninstall", null);

        var got = await app.WaitForAsync(2);
        got.Select(request => request.Json.GetProperty("event").Text("type")).ShouldBe([first, second]);
        got.ShouldAllBe(request => request.IsSigned);
    }

    [Fact]
    public async Task Revoke_RefusedEvent_IsSentAgainAtOnce()
    {
        await using var app = await AppDouble.StartAsync();
        app.Answer = (context, _) =>
        {
            context.Response.StatusCode = app.Received.Count == 1 ? 503 : 200;
            return Task.CompletedTask;
        };
        using var set = await Slack.ControlAsync("app", new { eventsUrl = app.Url });

        (await Slack.CallAsync("auth.revoke")).ShouldBeOk();

        var got = await app.WaitForAsync(3);
        var again = got.Single(request => request.Headers.ContainsKey("x-slack-retry-num"));
        again.Headers["x-slack-retry-num"].ShouldBe("1");
        again.Headers["x-slack-retry-reason"].ShouldBe("http_error");
        again.Json.Text("event_id").ShouldBe(got[0].Json.Text("event_id"));
    }

    private Task<JsonElement> PostButtonAsync() => Slack.CallAsync("chat.postMessage", new
    {
        channel = "#approvals",
        text = "fallback",
        blocks = new object[]
        {
            new
            {
                type = "actions",
                block_id = "row",
                elements = new object[] { new { type = "button", action_id = "open", value = "42", url = "https://portal.test/42", text = new { type = "plain_text", text = "Open" } } },
            },
        },
    });

    private static Dictionary<string, object?> ClickBody(JsonElement posted, string? url) => new(StringComparer.Ordinal)
    {
        ["channel"] = posted.Text("channel"),
        ["ts"] = posted.Text("ts"),
        ["action_id"] = "open",
        ["block_id"] = "row",
        ["request_url"] = url,
    };

    private async Task<JsonElement> ClickAsync(JsonElement posted, string url, object? more = null)
    {
        var body = ClickBody(posted, url);
        foreach (var property in more?.GetType().GetProperties() ?? [])
        {
            body[property.Name] = property.GetValue(more);
        }

        using var response = await Slack.ControlAsync("click", body);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await SimulatorHost.ReadAsync(response);
    }

    private async Task<JsonElement> EventAsync(object body)
    {
        using var response = await Slack.ControlAsync("events", body);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return (await SimulatorHost.ReadAsync(response)).GetProperty("deliveries")[0];
    }

    private async Task<string> AnswerAsync(string url, string json)
    {
        using var response = await Slack.Client.PostAsync(url, new StringContent(json, Encoding.UTF8, "application/json"));
        return await response.Content.ReadAsStringAsync();
    }
}
