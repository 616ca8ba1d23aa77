using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Notifications;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Connections.Requests;

/// <summary>Who opened which link, as Slack tells it.</summary>
public sealed class ClickTests(SharedPortal portal) : SlackRequestsTest(portal)
{
    private const string Channel = "C0CLICKS";

    private Notification _notification = null!;
    private string _ts = "";

    [Fact]
    public async Task Click_OnAMessageOfOurs_IsRecorded()
    {
        await AddMessageAsync();

        using var answer = await SlackPost.Interaction(Payload()).SendAsync(Server.Client);

        ((int)answer.StatusCode, answer.Content.Headers.ContentLength).ShouldBe((200, 0));
        var click = (await ClicksAsync()).ShouldHaveSingleItem();
        (click.NotificationId, click.InstanceId, click.SlackUserId, click.UserName, click.ActionId, click.Label)
            .ShouldBe((_notification.Id, Instance.Id, "U1", "jan", "open_approve", "Approve"));
    }

    [Fact]
    public async Task Click_ReportedTwice_CountsOnce()
    {
        await AddMessageAsync();
        var post = SlackPost.Interaction(Payload());

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => post.SendAsync(Server.Client)));

        answers.ShouldAllBe(answer => (int)answer.StatusCode == 200);
        (await ClicksAsync()).Count.ShouldBe(1);
        using var later = await SlackPost.Interaction(Payload(actionTs: "9.9")).SendAsync(Server.Client);
        (await ClicksAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Click_WrittenLate_KeepsTheTimeOfSlack()
    {
        await AddMessageAsync();
        var pressed = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().AddSeconds(-40).ToUnixTimeMilliseconds());
        var ts = (pressed.ToUnixTimeMilliseconds() / 1_000m).ToString("0.000000", System.Globalization.CultureInfo.InvariantCulture);

        using var answer = await SlackPost.Interaction(Payload(ts)).SendAsync(Server.Client);

        (await Until.Async(ClicksAsync, clicks => clicks.Count == 1))[0].ClickedAt.ShouldBe(pressed);
    }

    [Theory]
    [InlineData("team")]
    [InlineData("ts")]
    [InlineData("app")]
    public async Task Click_OnSomethingElse_LeavesNoTrace(string what)
    {
        await AddMessageAsync();
        var payload = Payload();
        switch (what)
        {
            case "team":
                payload["team"] = new JsonObject { ["id"] = "T0NEVERHEARD" };
                break;
            case "ts":
                payload["container"]!["message_ts"] = "1.1";
                break;
            default:
                payload["api_app_id"] = "A0ANOTHERAPP";
                break;
        }

        using var answer = await SlackPost.Interaction(payload).SendAsync(Server.Client);

        ((int)answer.StatusCode).ShouldBe(200);
        (await ClicksAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Click_LongWords_AreCut()
    {
        await AddMessageAsync();
        var payload = Payload();
        payload["user"]!["name"] = new string('n', 1_000);
        payload["actions"]![0]!["text"]!["text"] = new string('l', 1_000);

        using var answer = await SlackPost.Interaction(payload).SendAsync(Server.Client);

        var click = (await ClicksAsync()).ShouldHaveSingleItem();
        (click.UserName.Length, click.Label.Length).ShouldBe((255, 75));
    }

    [Fact]
    public async Task Click_WhileTheDatabaseIsLocked_IsAnsweredInTimeAndWrittenLater()
    {
        await AddMessageAsync();
        await using (var file = Server.OpenFile())
        {
            await using var command = file.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            await command.ExecuteNonQueryAsync();
            var started = TimeProvider.System.GetTimestamp();

            using var answer = await SlackPost.Interaction(Payload()).SendAsync(Server.Client);

            ((int)answer.StatusCode).ShouldBe(200);
            TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(20), "the database was locked all the while");
            (await ClicksAsync()).ShouldBeEmpty();
        }

        await Until.Async(ClicksAsync, clicks => clicks.Count == 1);
    }

    [Fact]
    public async Task Click_InTheSimulator_FindsTheEmbeddedPortal()
    {
        using var posted = new HttpRequestMessage(HttpMethod.Post, "/simulator/api/chat.postMessage")
        {
            Content = JsonContent.Create(new
            {
                channel = SampleWorkspace.MemberChannel,
                text = "x",
                blocks = new object[] { new { type = "actions", elements = new object[] { new { type = "button", action_id = "a", url = "https://x.test/", text = new { type = "plain_text", text = "Open" } } } } },
            }),
        };
        posted.Headers.Authorization = new("Bearer", SampleWorkspace.BotToken);
        using var message = await Server.Client.SendAsync(posted);
        var ts = (await message.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("ts").GetString();

        using var answer = await Server.Client.PostAsJsonAsync("/simulator/control/click", new { channel = SampleWorkspace.MemberChannel, ts, action_id = "a" });

        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"status\":200");
    }

    private JsonObject Payload(string actionTs = "1548426417.840180") => new()
    {
        ["type"] = "block_actions",
        ["user"] = new JsonObject { ["id"] = "U1", ["username"] = "jan", ["name"] = "jan" },
        ["api_app_id"] = SampleWorkspace.AppId,
        ["team"] = new JsonObject { ["id"] = Team },
        ["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = _ts, ["channel_id"] = Channel },
        ["actions"] = new JsonArray(new JsonObject
        {
            ["type"] = "button",
            ["action_id"] = "open_approve",
            ["block_id"] = "b1",
            ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = "Approve" },
            ["url"] = "https://jira.test/FIN-12",
            ["action_ts"] = actionTs,
        }),
    };

    private async Task AddMessageAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        _ts = "1548261231." + Instance.Slug[^6..];
        _notification = new Notification
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = Instance.Row.OrganizationId,
            InstanceId = Instance.Id,
            ConnectionId = Row.Id,
            RecipientKey = RecipientKey.Channel(Channel),
            Purpose = NotificationPurpose.Post,
            EventType = "CALL_FOR_ACTION",
            Subject = "FIN-12",
            State = NotificationState.Delivered,
            CreatedAt = now,
            DueAt = now,
            GiveUpAt = now.AddMinutes(5),
            Route = "{}",
            Payload = "{}",
        };
        await Server.InDatabaseAsync(db =>
        {
            db.Notifications.Add(_notification);
            db.Messages.Add(new Message
            {
                Id = Guid.CreateVersion7(now),
                OrganizationId = Instance.Row.OrganizationId,
                InstanceId = Instance.Id,
                NotificationId = _notification.Id,
                ConnectionId = Row.Id,
                ChannelId = Channel,
                Ts = _ts,
                ContentVersion = 0,
                State = MessageState.Current,
                SentAt = now,
            });
            return db.SaveChangesAsync();
        });
    }

    private Task<List<NotificationClick>> ClicksAsync() =>
        Server.InDatabaseAsync(db => db.NotificationClicks.AsNoTracking().Where(row => row.InstanceId == Instance.Id).ToListAsync());
}
