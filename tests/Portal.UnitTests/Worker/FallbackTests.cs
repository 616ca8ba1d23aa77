using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Routing;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Worker;

public sealed class FallbackTests : IAsyncLifetime
{
    private readonly SmtpServer _smtp = new();
    private PortalServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _smtp.DisposeAsync();
    }

    [Fact]
    public async Task FallbackAfter_WhileSlackLimits_FallsBackAndSlackNeverGetsItLater()
    {
        await using var server = await StartAsync(fallbackAfter: 5);
        var instance = await TestInstance.AddAsync(server);
        await server.Slack.RateLimitAsync(SampleWorkspace.WebhookPath, retryAfter: 1, count: 1_000);
        var tooLate = new TestEvent();

        var row = await instance.WaitForAsync(await instance.SendAsync(tooLate), NotificationState.FellBack);
        await server.Slack.ClearFaultsAsync();
        await instance.WaitForAsync(await instance.SendAsync(new TestEvent()), NotificationState.Delivered);

        row.Attempts[^1].Method.ShouldBe("fallback:LOG_ONLY");
        row.Attempts.SkipLast(1).ShouldAllBe(attempt => attempt.HttpStatus == 429);
        (row.GiveUpAt - row.CreatedAt).ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(5));
        (await server.Slack.CountAsync(tooLate.Key)).ShouldBe(0);
    }

    [Fact]
    public async Task FallbackAfter_BehindAHeldLane_FallsBackWithoutACall()
    {
        await using var server = await StartAsync(fallbackAfter: 5);
        var instance = await TestInstance.AddAsync(server);
        await server.Slack.RateLimitAsync(SampleWorkspace.WebhookPath, retryAfter: 60, count: 1);
        await instance.WaitForAsync(await instance.SendAsync(new TestEvent()), NotificationState.FellBack);
        var behind = new TestEvent();

        var row = await instance.WaitForAsync(await instance.SendAsync(behind), NotificationState.FellBack);

        row.Attempts.ShouldHaveSingleItem().Method.ShouldBe("fallback:LOG_ONLY");
        (await server.Slack.CountAsync(behind.Key)).ShouldBe(0);
    }

    [Fact]
    public async Task Deadline_BeforeTheBound_FallsBackAtTheDeadline()
    {
        var instance = await TestInstance.AddAsync(_server);
        await _server.Slack.FaultAsync(SampleWorkspace.WebhookPath, "503");
        var deadline = TimeProvider.System.GetUtcNow().AddSeconds(5);
        var sent = new TestEvent().With("approval", new JsonObject { ["deadline"] = deadline.ToString("O", CultureInfo.InvariantCulture) });

        var row = await instance.WaitForAsync(await instance.SendAsync(sent), NotificationState.FellBack);

        row.GiveUpAt.ShouldBeLessThanOrEqualTo(deadline.AddMilliseconds(1));
    }

    [Fact]
    public async Task Email_SlackGone_OneMailForEachAddress()
    {
        var instance = await TestInstance.AddAsync(_server, SampleWorkspace.RemovedWebhookPath, FallbackKeys.Email);
        var sent = new TestEvent().With("recipients", new JsonArray(
            TestEvent.Person("u1", "Jan", "jan@acme.test"), TestEvent.Person("u2", "Bea", "bea@acme.test"), TestEvent.Person("u3", "Jan again", "JAN@acme.test"), TestEvent.Person("u4", "Nobody", null)));

        var row = await instance.WaitForAsync(await instance.SendAsync(sent), NotificationState.FellBack);

        var mails = _smtp.Mails.ToList();
        mails.Select(mail => mail.To.ShouldHaveSingleItem()).ShouldBe(["jan@acme.test", "bea@acme.test"]);
        mails.ShouldAllBe(mail => mail.Text.Contains(sent.Key) && mail.Text.Contains($"X-Portal-Notification: {row.Id}"));
        row.Attempts[^1].Note.ShouldBe("Sent by e-mail to 2 addresses.");
    }

    [Fact]
    public async Task Email_OneAddressThatNoServerTakes_TheOthersGetTheirs()
    {
        var instance = await TestInstance.AddAsync(_server, SampleWorkspace.RemovedWebhookPath, FallbackKeys.Email);
        var sent = new TestEvent().With("recipients", new JsonArray(TestEvent.Person("u1", "Jan", "jan@@acme..test"), TestEvent.Person("u2", "Bea", "bea@acme.test")));

        var row = await instance.WaitForAsync(await instance.SendAsync(sent), NotificationState.Failed);

        _smtp.Mails.ShouldHaveSingleItem().To.ShouldBe(["bea@acme.test"]);
        row.Attempts[^1].ErrorCode.ShouldBe("smtp_failed");
        (await Until.Async(instance.ErrorsAsync, errors => errors.Length == 2)).ShouldContain(error => error.Code == "smtp_failed");
    }

    [Fact]
    public async Task Email_ServerSaysNothing_IsTriedAgainAndSlackGoesOn()
    {
        _smtp.IsSilent = true;
        await using var server = await StartAsync(smtpTimeout: 2);
        var instance = await TestInstance.AddAsync(server, fallback: FallbackKeys.Email);
        await server.Slack.FaultAsync(SampleWorkspace.WebhookPath, "revoked", count: 1);

        var unheard = await instance.SendAsync(new TestEvent());
        await instance.WaitForAsync(unheard, NotificationState.FallingBack);

        await instance.WaitForAsync(await instance.SendAsync(new TestEvent()), NotificationState.Delivered);
        (await Until.Async(instance.ErrorsAsync, errors => errors.Length == 2)).ShouldContain(error => error.Code == "smtp_failed");
        var row = await Until.Async(() => instance.WaitForAsync(unheard, NotificationState.FallingBack), found => found.FallbackFailures > 0, condition: "the first try is over");
        (row.FallbackFailures, row.LastError, row.Attempts[^1].Outcome).ShouldBe((1, "smtp_failed", AttemptOutcome.Failed));
    }

    [Fact]
    public async Task Email_ServerSaysNothingToMany_WhoIsInSlackIsToldMeanwhile()
    {
        _smtp.IsSilent = true;
        await using var server = await StartAsync(smtpTimeout: 60);
        var instance = await SlackAppInstance.AddAsync(server, fallback: FallbackKeys.Email);
        (string, string, string?)[] strangers = [.. Enumerable.Range(1, 40).Select(number => ($"x{number}", "Stranger", (string?)$"stranger{number}@acme.test"))];
        await instance.Base.SendAsync(SlackAppInstance.Event(strangers));
        await Until.Async(() => Task.FromResult(_smtp.Connections), connections => connections == 8, condition: "as many mails under way as there may be");

        var told = await instance.Base.SendAsync(SlackAppInstance.Event(("u1", "Jan Kowalski", "jan@acme.test")));

        await instance.Base.WaitForAsync(told, NotificationState.Delivered);
        // Not one of the mails has ended: what was delivered did not wait for them.
        await Until.Async(instance.Base.NotificationsAsync, rows => rows.Count(row => row.State == NotificationState.FallingBack) == 40);
        _smtp.IsSilent = false;
    }

    [Fact]
    public async Task Email_NobodysAddress_FailsWithOneError()
    {
        var instance = await TestInstance.AddAsync(_server, SampleWorkspace.RemovedWebhookPath, FallbackKeys.Email);
        var sent = new TestEvent().With("recipients", new JsonArray(TestEvent.Person("u1", "Jan", null)));

        await instance.WaitForAsync(await instance.SendAsync(sent), NotificationState.Failed);

        (await Until.Async(instance.ErrorsAsync, errors => errors.Length == 2)).ShouldContain(error => error.Code == "no_email_address");
        _smtp.Mails.ShouldBeEmpty();
    }

    /// <param name="fallbackAfter">Seconds.</param>
    /// <param name="smtpTimeout">Seconds.</param>
    private Task<PortalServer> StartAsync(int fallbackAfter = 300, int smtpTimeout = 30) => PortalServer.StartAsync(
        ("Delivery:FallbackAfter", TimeSpan.FromSeconds(fallbackAfter).ToString("c", CultureInfo.InvariantCulture)),
        ("Smtp:Host", "127.0.0.1"),
        ("Smtp:Port", _smtp.Port.ToString(CultureInfo.InvariantCulture)),
        ("Smtp:From", "portal@acme.test"),
        ("Smtp:UseTls", "false"),
        ("Smtp:Timeout", TimeSpan.FromSeconds(smtpTimeout).ToString("c", CultureInfo.InvariantCulture)));
}
