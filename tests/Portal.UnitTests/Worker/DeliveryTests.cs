using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Auth;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.Domain.Notifications;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Worker;

/// <summary>What becomes of an event when Slack does what Slack does.</summary>
public sealed class DeliveryTests(SharedPortal portal) : IClassFixture<SharedPortal>, IAsyncLifetime
{
    private PortalServer Server => portal.Server;

    private SlackControl Slack => portal.Server.Slack;

    public async ValueTask InitializeAsync() => await Slack.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Send_RateLimited_WaitsAsLongAsSlackAsks()
    {
        var instance = await TestInstance.AddAsync(Server);
        await Slack.RateLimitAsync(SampleWorkspace.WebhookPath, retryAfter: 1, count: 1);
        var sent = new TestEvent();

        var row = await instance.WaitForAsync(await instance.SendAsync(sent), NotificationState.Delivered);

        var (first, second) = (row.Attempts[0], row.Attempts[1]);
        (row.Attempts.Count, row.AttemptCount).ShouldBe((2, 2));
        (first.Outcome, first.HttpStatus, first.RetryAfterMilliseconds).ShouldBe((AttemptOutcome.Failed, 429, 1000));
        (second.StartedAt - first.EndedAt!.Value).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        (second.Outcome, second.HttpStatus).ShouldBe((AttemptOutcome.Succeeded, 200));
        (await Slack.CountAsync(sent.Key)).ShouldBe(1);
    }

    [Fact]
    public async Task Send_RateLimited_HoldsTheWholeLane()
    {
        var instance = await TestInstance.AddAsync(Server);
        await Slack.RateLimitAsync(SampleWorkspace.WebhookPath, retryAfter: 1, count: 1);
        var first = await instance.SendAsync(new TestEvent());
        var limited = await Until.Async(async () => (await instance.NotificationsAsync(first)).SingleOrDefault(), row => row?.Attempts is [{ EndedAt: not null }, ..]);

        var second = await instance.WaitForAsync(await instance.SendAsync(new TestEvent()), NotificationState.Delivered);

        var attempt = second.Attempts.ShouldHaveSingleItem();
        attempt.StartedAt.ShouldBeGreaterThanOrEqualTo(limited!.Attempts[0].EndedAt!.Value.AddSeconds(1));
    }

    [Theory]
    [InlineData("500", AttemptOutcome.Uncertain, "http_500")]
    [InlineData("503", AttemptOutcome.Failed, "http_503")]
    [InlineData("non_json", AttemptOutcome.Uncertain, "unexpected_answer")]
    public async Task Send_PassingFault_IsTriedAgainAfterABackOff(string fault, AttemptOutcome outcome, string code)
    {
        var instance = await TestInstance.AddAsync(Server);
        await Slack.FaultAsync(SampleWorkspace.WebhookPath, fault, count: 1);
        var sent = new TestEvent();

        var row = await instance.WaitForAsync(await instance.SendAsync(sent), NotificationState.Delivered);

        (row.Attempts[0].Outcome, row.Attempts[0].ErrorCode).ShouldBe((outcome, code));
        (row.Attempts[1].StartedAt - row.Attempts[0].EndedAt!.Value).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(0.8));
        row.Attempts[1].Outcome.ShouldBe(AttemptOutcome.Succeeded);
        row.LastError.ShouldBeNull();
        (await instance.ErrorsAsync()).ShouldBeEmpty();
        (await Slack.CountAsync(sent.Key)).ShouldBe(1);
    }

    [Fact]
    public async Task Send_AnswerLost_IsUncertainAndSentAgainWithANote()
    {
        await Slack.FaultAsync(SampleWorkspace.WebhookPath, "drop_after_store", count: 1);

        var sent = await ShouldBeSentTwiceAsync(Server, "network_error");

        (await Slack.CountAsync(sent.Key)).ShouldBe(2);
    }

    [Fact]
    public async Task Send_NoAnswerInTime_IsUncertainAndSentAgainWithANote()
    {
        await using var server = await PortalServer.StartAsync(("Slack:RequestTimeout", "00:00:03"));
        await server.Slack.FaultAsync(SampleWorkspace.WebhookPath, "slow", count: 1, delayMs: 60_000);

        await ShouldBeSentTwiceAsync(server, "timeout");
    }

    private static async Task<TestEvent> ShouldBeSentTwiceAsync(PortalServer server, string code)
    {
        var instance = await TestInstance.AddAsync(server);
        var sent = new TestEvent();

        var row = await instance.WaitForAsync(await instance.SendAsync(sent), NotificationState.Delivered);

        (row.Attempts[0].Outcome, row.Attempts[0].ErrorCode).ShouldBe((AttemptOutcome.Uncertain, code));
        row.Attempts[0].Note.ShouldNotBeNull().ShouldContain("may be in Slack");
        row.Attempts[1].Outcome.ShouldBe(AttemptOutcome.Succeeded);
        return sent;
    }

    [Fact]
    public async Task Send_WebhookGone_FallsBackAtOnceWithOneErrorAndTheBadgeTellsUntilMended()
    {
        const int Events = 5;
        var instance = await TestInstance.AddAsync(Server, SampleWorkspace.RemovedWebhookPath);

        for (var number = 0; number < Events; number++)
        {
            var row = await instance.WaitForAsync(await instance.SendAsync(new TestEvent()), NotificationState.FellBack);
            row.Attempts.Select(attempt => (attempt.Method, attempt.Outcome, attempt.ErrorCode)).ShouldBe(
                [("webhook", AttemptOutcome.Failed, "no_service"), ("fallback:LOG_ONLY", AttemptOutcome.Succeeded, "no_service")]);
        }

        var error = (await Until.Async(instance.ErrorsAsync, errors => errors is [{ Count: Events }])).Single();
        (error.Code, error.ConnectionId).ShouldBe(("no_service", instance.ConnectionId));
        error.Remedy.ShouldNotBeNullOrWhiteSpace();
        var failing = await instance.ConnectionAsync();
        (failing.Health, failing.LastError).ShouldBe((ConnectionHealth.Failing, "no_service"));
        failing.FailingSince.ShouldNotBeNull();

        await instance.ChangeConnectionAsync(row => row.ReplaceWebhookUrl(
            Server.Get<SecretVault>().Protect(SecretPurpose.WebhookUrl, instance.WebhookUrl(SampleWorkspace.WebhookPath))));
        await instance.WaitForAsync(await instance.SendAsync(new TestEvent()), NotificationState.Delivered);

        var mended = await Until.Async(instance.ConnectionAsync, row => row.Health == ConnectionHealth.Ready);
        (mended.FailingSince, mended.LastError).ShouldBe((null, null));
    }

    [Fact]
    public async Task Send_FailsAndWorksInTurn_TheBadgeFollows()
    {
        var instance = await TestInstance.AddAsync(Server);
        await instance.WaitForAsync(await instance.SendAsync(new TestEvent()), NotificationState.Delivered);
        await Until.Async(instance.ConnectionAsync, row => row.Health == ConnectionHealth.Ready);

        await Slack.FaultAsync(SampleWorkspace.WebhookPath, "revoked", count: 1);
        await instance.WaitForAsync(await instance.SendAsync(new TestEvent()), NotificationState.FellBack);
        await Until.Async(instance.ConnectionAsync, row => row.Health == ConnectionHealth.Failing);
        await instance.WaitForAsync(await instance.SendAsync(new TestEvent()), NotificationState.Delivered);

        await Until.Async(instance.ConnectionAsync, row => row.Health == ConnectionHealth.Ready);
    }

    [Fact]
    public async Task Send_UrlReplacedByAnotherThatWorks_TheBadgeIsReadyAgain()
    {
        var instance = await TestInstance.AddAsync(Server);
        await instance.WaitForAsync(await instance.SendAsync(new TestEvent()), NotificationState.Delivered);
        await Until.Async(instance.ConnectionAsync, row => row.Health == ConnectionHealth.Ready);

        await instance.ChangeConnectionAsync(row => row.ReplaceWebhookUrl(
            Server.Get<SecretVault>().Protect(SecretPurpose.WebhookUrl, instance.WebhookUrl(SampleWorkspace.FinanceWebhookPath))));
        await instance.WaitForAsync(await instance.SendAsync(new TestEvent()), NotificationState.Delivered);

        await Until.Async(instance.ConnectionAsync, row => row.Health == ConnectionHealth.Ready);
    }

    [Theory]
    [InlineData("channel_is_archived")]
    [InlineData("invalid_payload")]
    [InlineData("some_new_word")]
    public async Task Send_Refused_FallsBackAndIsNotTriedAgain(string code)
    {
        var instance = await TestInstance.AddAsync(Server);
        await Slack.FaultAsync(SampleWorkspace.WebhookPath, "error", error: code);

        var row = await instance.WaitForAsync(await instance.SendAsync(new TestEvent()), NotificationState.FellBack);

        row.Attempts.Select(attempt => attempt.Method).ShouldBe(["webhook", "fallback:LOG_ONLY"]);
        row.LastError.ShouldBe(code);
        await Until.Async(instance.ErrorsAsync, errors => errors is [{ Count: 1 }]);
    }

    [Fact]
    public async Task Send_ConnectionDisabled_FallsBackWithOneErrorAndCallsNobody()
    {
        var instance = await TestInstance.AddAsync(Server);
        await instance.ChangeConnectionAsync(connection => connection.Disable());
        var events = new[] { new TestEvent(), new TestEvent() };

        foreach (var sent in events)
        {
            var row = await instance.WaitForAsync(await instance.SendAsync(sent), NotificationState.FellBack);
            row.Attempts.Select(attempt => attempt.Method).ShouldBe(["fallback:LOG_ONLY"]);
            row.LastError.ShouldBe("connection_disabled");
        }

        (await Slack.CallsAsync()).ShouldBeEmpty();
        var error = (await Until.Async(instance.ErrorsAsync, errors => errors is [{ Count: 2 }])).Single();
        (error.Code, error.ConnectionId).ShouldBe(("connection_disabled", instance.ConnectionId));
    }

    [Fact]
    public async Task Send_NoConnectionAtAnyLevel_FallsBackWithOneError()
    {
        var instance = await TestInstance.AddAsync(Server, webhookPath: null);

        for (var number = 0; number < 3; number++)
        {
            var row = await instance.WaitForAsync(await instance.SendAsync(new TestEvent()), NotificationState.FellBack);
            (row.ConnectionId, row.RecipientKey, row.LastError).ShouldBe((null, RecipientKey.Unrouted, "no_connection"));
        }

        var error = (await Until.Async(instance.ErrorsAsync, errors => errors is [{ Count: 3 }])).Single();
        error.Code.ShouldBe("no_connection");
    }

    [Fact]
    public async Task Send_ConnectionDeletedWhileWaiting_FallsBack()
    {
        var instance = await TestInstance.AddAsync(Server);
        await Slack.FaultAsync(SampleWorkspace.WebhookPath, "503");
        var id = await instance.SendAsync(new TestEvent());
        await Until.Async(() => instance.NotificationsAsync(id), rows => rows is [{ Attempts: [{ EndedAt: not null }, ..] }]);

        await Server.InDatabaseAsync(async db =>
        {
            db.Connections.Remove(await db.Connections.SingleAsync(row => row.Id == instance.ConnectionId));
            return await db.SaveChangesAsync();
        });

        var fellBack = await instance.WaitForAsync(id, NotificationState.FellBack);
        fellBack.Attempts[^1].Method.ShouldBe("fallback:LOG_ONLY");
    }

    [Theory]
    [InlineData(SampleWorkspace.WebhookPath, NotificationState.Delivered, "Delivered")]
    [InlineData(SampleWorkspace.RemovedWebhookPath, NotificationState.Failed, "Failed")]
    public async Task TestMessage_Any_IsShownAndTakesNoFallback(string path, NotificationState state, string outcome)
    {
        var instance = await TestInstance.AddAsync(Server, path);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/instances/{instance.Slug}/connections/{instance.ConnectionId}/test");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await instance.AddTokenAsync(TokenScope.Admin));

        using var answer = await Server.Client.SendAsync(request);

        var json = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        json.GetProperty("outcome").GetString().ShouldBe(outcome, StringCompareShould.IgnoreCase);
        var row = (await instance.NotificationsAsync()).ShouldHaveSingleItem();
        (row.EventId, row.State).ShouldBe((null, state));
        row.Attempts.ShouldHaveSingleItem().Method.ShouldBe("webhook");
        (await instance.ErrorsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Plan_DatabaseFailsForAMoment_TheEventIsPlannedLater()
    {
        var instance = await TestInstance.AddAsync(Server);
        var sent = new TestEvent();
        Guid id;
        await Server.ExecuteAsync("ALTER TABLE InstanceSettings RENAME TO Elsewhere");
        try
        {
            id = await instance.SendAsync(sent);
            await Until.TrueAsync(() => Server.Log.Lines.Any(line => line.Contains("failed; it starts again", StringComparison.Ordinal)));
        }
        finally
        {
            await Server.ExecuteAsync("ALTER TABLE Elsewhere RENAME TO InstanceSettings");
        }

        await instance.WaitForAsync(id, NotificationState.Delivered);
        (await Slack.CountAsync(sent.Key)).ShouldBe(1);
    }

    [Fact]
    public async Task Publish_ListenerThrows_NobodyElseSuffers()
    {
        var instance = await TestInstance.AddAsync(Server);
        var before = Server.Log.Lines.Count;
        using var subscription = Server.Get<ChangeFeed>().Subscribe(instance.Id, () => throw new InvalidOperationException("A page broke."));

        await instance.WaitForAsync(await instance.SendAsync(new TestEvent()), NotificationState.Delivered);
        await instance.WaitForAsync(await instance.SendAsync(new TestEvent()), NotificationState.Delivered);

        Server.Log.Lines.ShouldContain(line => line.Contains("A page broke.", StringComparison.Ordinal));
        Server.Log.Lines.Skip(before).ShouldNotContain(line => line.Contains("could not be written", StringComparison.Ordinal));
    }
}
