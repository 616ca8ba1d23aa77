using System.Net;
using System.Text;
using System.Text.Json;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Simulator;

public sealed class ClickTests : SimulatorTest
{
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

    private async Task<string> AnswerAsync(string url, string json)
    {
        using var response = await Slack.Client.PostAsync(url, new StringContent(json, Encoding.UTF8, "application/json"));
        return await response.Content.ReadAsStringAsync();
    }
}
