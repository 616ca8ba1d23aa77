using Microsoft.EntityFrameworkCore;
using Portal.Domain.Notifications;
using Portal.SlackSimulator;
using Portal.UnitTests.Simulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Worker;

public sealed class RestartTests
{
    [Fact]
    public async Task Start_AfterADeadProcess_SettlesWhatWasSendingAndPlansWhatWasAccepted()
    {
        var directory = PortalServer.NewDirectory();
        var (sending, accepted) = (new TestEvent(), new TestEvent());
        TestInstance instance;
        Guid sendingId, acceptedId;
        await using (var slack = await SimulatorHost.StartAsync())
        {
            var before = await PortalServer.StartInAsync(directory, PortalServer.WithSlackAt(slack.Url));
            instance = await TestInstance.AddAsync(before, SampleWorkspace.WebhookPath, slackUrl: slack.Url);
            sendingId = await instance.SendAsync(sending);
            acceptedId = await instance.SendAsync(accepted);
            await instance.WaitForAsync(sendingId, NotificationState.Delivered);
            await instance.WaitForAsync(acceptedId, NotificationState.Delivered);
            await before.CloseAsync();
        }

        await using var slackNow = await SimulatorHost.StartAsync();
        await using var server = await PortalServer.PrepareAsync(directory, PortalServer.WithSlackAt(slackNow.Url));
        await PretendCrashAsync(server, instance, sendingId, acceptedId, slackNow.Url);
        await server.RunAsync();

        var settled = await WaitAsync(server, sendingId);
        settled.Attempts.Select(attempt => attempt.Outcome).ShouldBe([AttemptOutcome.Uncertain, AttemptOutcome.Succeeded]);
        settled.Attempts[0].Note.ShouldNotBeNull().ShouldContain("sent again");
        (await WaitAsync(server, acceptedId)).Attempts.ShouldHaveSingleItem().Outcome.ShouldBe(AttemptOutcome.Succeeded);
        var control = new SlackControl(slackNow.Client, slackNow.Url);
        ((await control.CountAsync(sending.Key)), (await control.CountAsync(accepted.Key))).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Stop_WhileSlackAnswersSlowly_WritesTheOutcomeFirst()
    {
        await using var slack = await SimulatorHost.StartAsync();
        var control = new SlackControl(slack.Client, slack.Url);
        await using var server = await PortalServer.StartAsync(PortalServer.WithSlackAt(slack.Url));
        var instance = await TestInstance.AddAsync(server, slackUrl: slack.Url);
        await control.FaultAsync(SampleWorkspace.WebhookPath, "slow", delayMs: 8_000);
        var events = Enumerable.Range(0, 3).Select(_ => new TestEvent()).ToList();
        foreach (var sent in events)
        {
            await instance.SendAsync(sent);
        }

        await Until.Async(instance.NotificationsAsync, rows => rows.Length == 3 && rows.All(row => row.State == NotificationState.Sending));
        await server.StopAsync();

        var states = (await instance.NotificationsAsync()).Select(row => row.State).ToList();
        states.ShouldBe([NotificationState.Delivered, NotificationState.Delivered, NotificationState.Delivered]);
        (await instance.NotificationsAsync()).SelectMany(row => row.Attempts).ShouldAllBe(attempt => attempt.Outcome == AttemptOutcome.Succeeded);
    }

    // As a process leaves it that dies between the attempt's row and the answer, and between the intake's commit and the plan.
    private static async Task PretendCrashAsync(PortalServer server, TestInstance instance, Guid sendingId, Guid acceptedId, string slackUrl)
    {
        await server.InDatabaseAsync(async db =>
        {
            await db.Notifications.Where(row => row.EventId == acceptedId).ExecuteDeleteAsync();
            await db.Events.Where(row => row.Id == acceptedId).ExecuteUpdateAsync(row => row.SetProperty(entry => entry.Status, EventStatus.Accepted));
            await db.Notifications.Where(row => row.EventId == sendingId).ExecuteUpdateAsync(row => row
                .SetProperty(entry => entry.State, NotificationState.Sending)
                .SetProperty(entry => entry.CompletedAt, (DateTimeOffset?)null));
            await db.DeliveryAttempts.Where(attempt => db.Notifications.Any(row => row.EventId == sendingId && row.Id == attempt.NotificationId)).ExecuteUpdateAsync(row => row
                .SetProperty(entry => entry.Outcome, AttemptOutcome.Started)
                .SetProperty(entry => entry.EndedAt, (DateTimeOffset?)null)
                .SetProperty(entry => entry.HttpStatus, (int?)null));
            var connection = await db.Connections.SingleAsync(row => row.Id == instance.ConnectionId);
            var vault = server.Get<Portal.Data.Auth.SecretVault>();
            connection.ReplaceWebhookUrl(vault.Protect(Portal.Data.Auth.SecretPurpose.WebhookUrl, instance.WebhookUrl(SampleWorkspace.WebhookPath, slackUrl)));
            return await db.SaveChangesAsync();
        });
    }

    private static async Task<Notification> WaitAsync(PortalServer server, Guid eventId)
    {
        var row = await Until.Async(
            () => server.InDatabaseAsync(db => db.Notifications.AsNoTracking().Include(entry => entry.Attempts.OrderBy(attempt => attempt.Number)).SingleOrDefaultAsync(entry => entry.EventId == eventId)),
            entry => entry?.State == NotificationState.Delivered);
        return row!;
    }
}
