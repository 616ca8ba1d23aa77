using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Routing;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Worker;

public sealed class PacingTests
{
    private const int Events = 4;

    [Fact]
    public async Task Send_OneASecond_TakesItsTimeAndSlackNeverLimits()
    {
        await using var server = await PortalServer.StartAsync(("Slack:Limits:MessagesPerSecondPerChannel", "1"));
        var instance = await TestInstance.AddAsync(server);
        // The first send compiles the queries, between the turn that is taken and the start that is written.
        await instance.WaitForAsync(await instance.SendAsync(new TestEvent()), NotificationState.Delivered);
        await server.Slack.LimitsAsync(new { enabled = true, channelPerSecond = 1, channelBurst = 2 });

        await Parallel.ForEachAsync(Enumerable.Range(0, Events), async (_, _) => await instance.SendAsync(new TestEvent()));

        var rows = await Until.Async(instance.NotificationsAsync, found => found.Count(row => row.State == NotificationState.Delivered) == Events + 1);
        var starts = rows.SelectMany(row => row.Attempts).Select(attempt => attempt.StartedAt).Order().ToList();
        starts.Count.ShouldBe(Events + 1);
        // The pace is kept where a turn is taken; a busy machine writes the attempt's start some moments later.
        (starts[^1] - starts[1]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(Events - 1.5));
        (await server.Slack.CallsAsync()).ShouldAllBe(call => call.GetProperty("status").GetInt32() == 200);
    }

    [Fact]
    public async Task Send_WithoutSmtpSettings_IsOneErrorForAllMails()
    {
        await using var server = await PortalServer.StartAsync();
        var instance = await TestInstance.AddAsync(server, SampleWorkspace.RemovedWebhookPath, FallbackKeys.Email);

        for (var number = 0; number < 3; number++)
        {
            await instance.WaitForAsync(await instance.SendAsync(new TestEvent()), NotificationState.Failed);
        }

        await Until.Async(instance.ErrorsAsync, errors => errors.Any(error => error is { Code: "smtp_not_configured", Count: 3 }));
    }
}
