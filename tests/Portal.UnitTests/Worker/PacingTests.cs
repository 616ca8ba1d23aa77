using Portal.Domain.Notifications;
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
        await server.Slack.LimitsAsync(new { enabled = true, channelPerSecond = 1, channelBurst = 2 });

        await Parallel.ForEachAsync(Enumerable.Range(0, Events), async (_, _) => await instance.SendAsync(new TestEvent()));

        var rows = await Until.Async(instance.NotificationsAsync, found => found.Count(row => row.State == NotificationState.Delivered) == Events);
        var starts = rows.SelectMany(row => row.Attempts).Select(attempt => attempt.StartedAt).Order().ToList();
        starts.Count.ShouldBe(Events);
        // The pace is kept where a turn is taken; a busy machine writes the attempt's start some moments later.
        (starts[^1] - starts[0]).ShouldBeInRange(TimeSpan.FromSeconds(Events - 1.5), TimeSpan.FromSeconds(Events + 10));
        (await server.Slack.CallsAsync()).ShouldAllBe(call => call.GetProperty("status").GetInt32() == 200);
    }

    [Fact]
    public async Task Send_WithoutSmtpSettings_IsOneErrorForAllMails()
    {
        await using var server = await PortalServer.StartAsync();
        var instance = await TestInstance.AddAsync(server, SampleWorkspace.RemovedWebhookPath, "EMAIL");

        for (var number = 0; number < 3; number++)
        {
            await instance.WaitForAsync(await instance.SendAsync(new TestEvent()), NotificationState.Failed);
        }

        await Until.Async(instance.ErrorsAsync, errors => errors.Any(error => error is { Code: "smtp_not_configured", Count: 3 }));
    }
}
