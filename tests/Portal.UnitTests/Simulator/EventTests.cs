using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Portal.SlackSimulator;

namespace Portal.UnitTests.Simulator;

public sealed class EventTests : SimulatorTest
{
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

    private async Task<JsonElement> EventAsync(object body)
    {
        using var response = await Slack.ControlAsync("events", body);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return (await SimulatorHost.ReadAsync(response)).GetProperty("deliveries")[0];
    }
}
