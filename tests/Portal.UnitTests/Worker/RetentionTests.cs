using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Data;
using Portal.Data.Providers;
using Portal.Domain.Connections;
using Portal.Domain.Notifications;
using Portal.UnitTests.Support;
using Portal.Worker.Notifications;
using Portal.Worker.Notifications.Retention;

namespace Portal.UnitTests.Worker;

/// <summary>What is forgotten, what stays, and what goes along.</summary>
public sealed class RetentionTests(Databases databases) : IClassFixture<Databases>
{
    private const int OldDays = 31;

    [Theory]
    [EachDatabase]
    public async Task Run_OldEvent_TakesMessagesAndClicksAlong(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var (old, oldRows) = await AddCopyAsync(host, OldDays, staleDays: null);
        var (young, _) = await AddCopyAsync(host, 1, staleDays: null);

        await RunAsync(host);

        (await ExistsAsync(host, old)).ShouldBe((false, 0, 0));
        (await ExistsAsync(host, young)).ShouldBe((true, 1, 1));
        (await host.ReadAsync(db => db.StepStates.AnyAsync(row => row.InstanceId == oldRows.InstanceId))).ShouldBeFalse();
        (await host.ReadAsync(db => db.StepStates.AnyAsync(row => row.InstanceId == young.InstanceId))).ShouldBeTrue();
    }

    [Theory]
    [EachDatabase]
    public async Task Run_OldEventWhoseMessageBecameUntrueLately_Stays(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var (lately, _) = await AddCopyAsync(host, OldDays, staleDays: 1);
        var (longAgo, _) = await AddCopyAsync(host, OldDays * 3, staleDays: OldDays * 2);

        await RunAsync(host);

        (await ExistsAsync(host, lately)).ShouldBe((true, 1, 1));
        (await host.ReadAsync(db => db.StepStates.AnyAsync(row => row.InstanceId == lately.InstanceId))).ShouldBeTrue();
        (await ExistsAsync(host, longAgo)).ShouldBe((false, 0, 0));
    }

    [Theory]
    [EachDatabase]
    public async Task Run_TestMessages_OnlyOldAndSettledOnesGo(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var (old, young) = (new SampleRows(host.Time.Now.AddDays(-OldDays)), new SampleRows(host.Time.Now.AddDays(-1)));
        var (settled, open) = (old.Notification(null, state: NotificationState.Delivered), old.Notification(null, state: NotificationState.Waiting));
        var recent = young.Notification(null, state: NotificationState.Delivered);
        await host.SaveAsync(old.Organization, old.Instance, young.Organization, young.Instance);
        await host.SaveAsync(settled, old.Message(settled, null, null), open, recent);

        await RunAsync(host);

        Guid[] all = [settled.Id, open.Id, recent.Id];
        (await host.ReadAsync(db => db.Notifications.Where(row => all.Contains(row.Id)).Select(row => row.Id).ToListAsync())).ShouldBe([open.Id, recent.Id], ignoreOrder: true);
        (await host.ReadAsync(db => db.Messages.AnyAsync(row => row.NotificationId == settled.Id))).ShouldBeFalse();
    }

    [Theory]
    [EachDatabase]
    public async Task Run_StepThatWasNotLookedThrough_Stays(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        await host.SaveAsync(Step(rows, "changed", OldDays, StepStateStatus.Changed), Step(rows, "applied", OldDays), Step(rows, "young", 1));

        await RunAsync(host);

        (await host.ReadAsync(db => db.StepStates.Where(row => row.InstanceId == rows.InstanceId).Select(row => row.StepId).OrderBy(id => id).ToListAsync()))
            .ShouldBe(["changed", "young"]);
    }

    [Theory]
    [EachDatabase]
    public async Task Run_MoreThanABatch_ForgetsAllThatIsPast(DatabaseProvider provider)
    {
        const int Many = 503;
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        var connection = rows.Connection("App");
        await host.SaveAsync(connection);
        await host.SaveAsync([
            .. Enumerable.Range(0, Many).Select(number => Person(connection.Id, number, rows.Now.AddSeconds(-1 - number))),
            Person(connection.Id, Many, rows.Now.AddSeconds(1)),
            .. Enumerable.Range(0, Many).Select(number => new SlackRequest { Key = $"{connection.Id}-{number}", ReceivedAt = rows.Now.AddHours(-25) }),
            new SlackRequest { Key = $"{connection.Id}-young", ReceivedAt = rows.Now.AddHours(-23) },
            .. Enumerable.Range(0, Many).Select(number => Step(rows, $"old-{number}", OldDays + (number / 1e4))),
            Install(rows, "old", rows.Now.AddHours(-2)),
            Install(rows, "young", rows.Now.AddMinutes(-30)),
        ]);

        await RunAsync(host);

        (await host.ReadAsync(db => db.CachedSlackUsers.Where(row => row.ConnectionId == connection.Id).Select(row => row.EmailHash).ToListAsync()))
            .ShouldBe([HashOf(Many)]);
        (await host.ReadAsync(db => db.SlackRequests.Where(row => row.Key.StartsWith(connection.Id.ToString())).Select(row => row.Key).ToListAsync()))
            .ShouldBe([$"{connection.Id}-young"]);
        (await host.ReadAsync(db => db.InstallStates.Where(row => row.InstanceId == rows.InstanceId).Select(row => row.RedirectUri).ToListAsync()))
            .ShouldBe(["young"]);
        (await host.ReadAsync(db => db.StepStates.CountAsync(row => row.InstanceId == rows.InstanceId))).ShouldBe(0);
    }

    private static Task RunAsync(DataHost host)
    {
        var contexts = host.Get<IDbContextFactory<PortalDbContext>>();
        return new RetentionSweep(
            contexts, new StepRetention(contexts), new SlackRetention(contexts), Options.Create(new DeliveryOptions()), host.Time, NullLogger<RetentionSweep>.Instance)
            .RunAsync(CancellationToken.None);
    }

    /// <summary>An event that was received days ago, with a delivered notification, its message, a click on it, and the state of its step.</summary>
    private static async Task<(Notification Row, SampleRows Rows)> AddCopyAsync(DataHost host, int days, int? staleDays)
    {
        var now = host.Time.Now;
        var rows = new SampleRows(now.AddDays(-days));
        await host.SaveAsync(rows.Organization, rows.Instance);
        var received = rows.Event("e", status: EventStatus.Planned);
        var row = rows.Notification(received.Id, stepId: "step-1", state: NotificationState.Delivered);
        await host.SaveAsync(received, row, rows.Message(row, "step-1", staleDays is { } stale ? now.AddDays(-stale) : null), Click(row, rows.Now), Step(rows, "step-1", 0));
        return (row, rows);
    }

    private static async Task<(bool Event, int Messages, int Clicks)> ExistsAsync(DataHost host, Notification row) => (
        await host.ReadAsync(db => db.Events.AnyAsync(received => received.Id == row.EventId)),
        await host.ReadAsync(db => db.Messages.CountAsync(message => message.NotificationId == row.Id)),
        await host.ReadAsync(db => db.NotificationClicks.CountAsync(click => click.NotificationId == row.Id)));

    private static NotificationClick Click(Notification row, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        OrganizationId = row.OrganizationId,
        InstanceId = row.InstanceId,
        NotificationId = row.Id,
        SlackUserId = "U1",
        UserName = "Jan",
        ActionId = "approve",
        Label = "Approve",
        ClickedAt = at,
        RequestKey = row.Id.ToString(),
    };

    private static StepState Step(SampleRows rows, string id, double daysAgo, StepStateStatus status = StepStateStatus.Applied) => new()
    {
        InstanceId = rows.InstanceId,
        StepId = id,
        OrganizationId = rows.Organization.Id,
        Version = 1,
        Progress = "{}",
        Status = status,
        ChangedAt = rows.Now.AddDays(-daysAgo),
    };

    private static CachedSlackUser Person(Guid connectionId, int number, DateTimeOffset expiresAt) =>
        new() { ConnectionId = connectionId, EmailHash = HashOf(number), CheckedAt = expiresAt.AddDays(-1), ExpiresAt = expiresAt };

    private static string HashOf(int number) => number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);

    private static InstallState Install(SampleRows rows, string name, DateTimeOffset expiresAt) => new()
    {
        Id = Guid.CreateVersion7(rows.Now),
        StateHash = rows.NewId().ToString("N"),
        SessionHash = "s",
        OrganizationId = rows.Organization.Id,
        InstanceId = rows.InstanceId,
        MemberId = rows.NewId(),
        RedirectUri = name,
        ExpiresAt = expiresAt,
    };
}
