using Portal.Data.Notifications;
using Portal.Data.Notifications.Writing;
using Portal.Data.Providers;
using Portal.Domain.Notifications;
using Portal.Domain.Settings;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Data;

/// <summary>What is written past EF Core, read with EF Core: every column that the model has, none forgotten, none mixed up.</summary>
public sealed class HotStatementsTests(Databases databases) : IClassFixture<Databases>
{
    [Theory]
    [EachDatabase]
    public async Task StoreEvent_EveryColumn_IsAsEfCoreReadsIt(DatabaseProvider provider)
    {
        var (host, rows) = await PrepareAsync(provider);

        host.Get<EventStore>().TryStore(rows.Get<ReceivedEvent>(), out var stored).ShouldBeTrue();
        await stored;

        (await DifferencesAsync(host, rows.Get<ReceivedEvent>())).ShouldBeEmpty();
    }

    [Theory]
    [EachDatabase]
    public async Task StorePlan_EveryColumn_IsAsEfCoreReadsIt(DatabaseProvider provider)
    {
        var (host, rows) = await PrepareAsync(provider);
        var (received, notification, recipient) = (rows.Get<ReceivedEvent>(), rows.Get<Notification>(), rows.Get<NotificationRecipient>());
        await host.SaveAsync(received);
        notification.Recipients.Add(recipient);

        await host.Get<DeliveryStore>().StorePlanAsync(received.Id, [notification]);
        await host.Get<DeliveryStore>().StorePlanAsync(received.Id, [notification]);

        // Only the end of an attempt knows it.
        (await DifferencesAsync(host, notification)).ShouldBeEmpty();
        (await DifferencesAsync(host, recipient)).ShouldBeEmpty();
        (await host.ReadAsync(async db => await db.Events.FindAsync(received.Id)))!.Status.ShouldBe(EventStatus.Planned);
    }

    [Theory]
    [EachDatabase]
    public async Task StorePlan_Wakes_TheLanes(DatabaseProvider provider)
    {
        var (host, rows) = await PrepareAsync(provider);
        var received = rows.Get<ReceivedEvent>();
        await host.SaveAsync(received);
        host.Get<WorkSignals>().TakeLanes();

        await host.Get<DeliveryStore>().StorePlanAsync(received.Id, [rows.Get<Notification>()]);

        // The wake follows the commit, so it may come a moment after the answer.
        var woken = await Until.Async(() => Task.FromResult(host.Get<WorkSignals>().TakeLanes()), lanes => lanes.Count > 0);
        woken.ShouldBe([rows.Get<Notification>().ConnectionId!.Value]);
    }

    [Theory]
    [EachDatabase]
    public async Task StartAndFinish_EveryColumn_IsAsEfCoreReadsIt(DatabaseProvider provider)
    {
        var (host, rows) = await PrepareAsync(provider);
        var (waiting, attempt, message) = await WithWaitingAsync(host, rows);
        var store = host.Get<DeliveryStore>();

        (await store.StartAsync(waiting.InstanceId, [attempt])).ShouldBe([attempt]);
        (await DifferencesAsync(host, attempt)).ShouldBe(
            [
                nameof(DeliveryAttempt.EndedAt), nameof(DeliveryAttempt.HttpStatus), nameof(DeliveryAttempt.ErrorCode), nameof(DeliveryAttempt.RetryAfterMilliseconds),
                nameof(DeliveryAttempt.LatencyMilliseconds), nameof(DeliveryAttempt.Note),
            ],
            ignoreOrder: true);
        var result = ResultOf(waiting, attempt, message);
        await store.FinishAsync(result);

        (await DifferencesAsync(host, attempt)).ShouldBeEmpty();
        (await DifferencesAsync(host, message)).ShouldBe(
            [
                nameof(Message.UpdatedAt), nameof(Message.ShownPayload), nameof(Message.WantedPayload), nameof(Message.StaleSince), nameof(Message.DueAt), nameof(Message.LastError),
            ],
            ignoreOrder: true);
        var settled = await ReadAsync(host, waiting);
        (settled.State, settled.DueAt, settled.GiveUpAt, settled.CompletedAt, settled.LastError, settled.AttemptCount)
            .ShouldBe((result.State, result.DueAt, result.GiveUpAt, result.EndedAt, result.ErrorCode, waiting.AttemptCount + 1));
    }

    [Theory]
    [EachDatabase]
    public async Task FinishUpdate_Taken_KeepsWhatSlackShowsNow(DatabaseProvider provider)
    {
        var (store, message, update) = await WithUpdateAsync(provider, "sent");

        await store.FinishUpdateAsync(update with { State = MessageState.Current });

        var shown = await MessageAsync(provider, message);
        (shown.State, shown.ContentVersion, shown.ShownPayload, shown.WantedPayload, shown.StaleSince, shown.UpdatedAt)
            .ShouldBe((MessageState.Current, 1, "sent", null, null, update.Attempt.EndedAt));
    }

    [Theory]
    [EachDatabase]
    public async Task FinishUpdate_NewerMeanwhile_KeepsWhatWasSentAndStaysUntrue(DatabaseProvider provider)
    {
        var (store, message, update) = await WithUpdateAsync(provider, "sent");
        await store.ApplyStepAsync(Changes(message, 2, "newer"));

        await store.FinishUpdateAsync(update with { State = MessageState.Current });

        var shown = await MessageAsync(provider, message);
        (shown.State, shown.ContentVersion, shown.ShownPayload, shown.WantedVersion, shown.WantedPayload)
            .ShouldBe((MessageState.Stale, 1, "sent", 2, "newer"));
        shown.StaleSince.ShouldNotBeNull();
    }

    [Theory]
    [EachDatabase]
    public async Task FinishUpdate_Refused_LeavesWhatSlackShows(DatabaseProvider provider)
    {
        var (store, message, update) = await WithUpdateAsync(provider, "refused");

        await store.FinishUpdateAsync(update with { State = MessageState.Stuck, Attempt = update.Attempt with { ErrorCode = "edit_window_closed" } });

        var shown = await MessageAsync(provider, message);
        (shown.State, shown.ContentVersion, shown.ShownPayload, shown.LastError).ShouldBe((MessageState.Stuck, 0, null, "edit_window_closed"));
        shown.StaleSince.ShouldNotBeNull();
    }

    [Theory]
    [EachDatabase]
    public async Task FinishUpdate_RefusedAndNewerMeanwhile_IsDueForTheNewerOne(DatabaseProvider provider)
    {
        var (store, message, update) = await WithUpdateAsync(provider, "refused");
        await store.ApplyStepAsync(Changes(message, 2, "newer"));

        await store.FinishUpdateAsync(update with { State = MessageState.Stuck, Attempt = update.Attempt with { ErrorCode = "msg_blocks_too_long" } });

        var shown = await MessageAsync(provider, message);
        (shown.State, shown.DueAt, shown.Failures, shown.LastError).ShouldBe((MessageState.Stale, message.SentAt, 0, "msg_blocks_too_long"));
    }

    [Theory]
    [EachDatabase]
    public async Task FinishUpdate_FailedAndNewerMeanwhile_WaitsAsLongAsSlackAsks(DatabaseProvider provider)
    {
        var (store, message, update) = await WithUpdateAsync(provider, "limited");
        await store.ApplyStepAsync(Changes(message, 2, "newer"));
        var later = message.SentAt.AddSeconds(30);

        await store.FinishUpdateAsync(update with { State = MessageState.Stale, DueAt = later });

        var shown = await MessageAsync(provider, message);
        (shown.State, shown.DueAt, shown.WantedVersion).ShouldBe((MessageState.Stale, later, 2));
    }

    [Theory]
    [EachDatabase]
    public async Task Start_NotificationThatIsTaken_IsLeftOut(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        var (free, taken) = (rows.Notification(null), rows.Notification(null));
        await host.SaveAsync(free, taken);
        var store = host.Get<DeliveryStore>();
        await store.StartAsync(rows.InstanceId, [rows.Attempt(taken.Id)]);

        var attempts = new[] { rows.Attempt(taken.Id, 2), rows.Attempt(free.Id) };
        var claimed = await store.StartAsync(rows.InstanceId, attempts);

        claimed.ShouldBe([attempts[1]]);
        (await ReadAsync(host, taken)).AttemptCount.ShouldBe(1);
    }

    /// <summary>A message whose update to version 1 is under way.</summary>
    private async Task<(DeliveryStore Store, Message Message, UpdateResult Update)> WithUpdateAsync(DatabaseProvider provider, string payload)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        var notification = rows.Notification(null);
        var message = rows.Message(notification, "step-1");
        await host.SaveAsync(notification, message);
        var store = host.Get<DeliveryStore>();
        await store.ApplyStepAsync(Changes(message, 1, payload));
        var attempt = rows.Attempt(notification.Id);
        (await store.StartUpdatesAsync(rows.InstanceId, [(message.Id, attempt)])).ShouldBe([message.Id]);
        return (store, message, new UpdateResult
        {
            Attempt = ResultOf(notification, attempt, rows.Now.AddSeconds(1)),
            MessageId = message.Id,
            Version = 1,
            Payload = payload,
            State = MessageState.Current,
        });
    }

    private static StepChanges Changes(Message message, int version, string payload) => new()
    {
        InstanceId = message.InstanceId,
        StepId = message.StepId!,
        Version = version,
        At = message.SentAt,
        Since = message.SentAt,
        Wanted = [new WantedMessage(message.Id, message.ConnectionId, 0, payload)],
    };

    private async Task<Message> MessageAsync(DatabaseProvider provider, Message message) =>
        (await (await databases.OpenAsync(provider)).ReadAsync(async db => await db.Messages.FindAsync(message.Id)))!;

    private static AttemptResult ResultOf(Notification notification, DeliveryAttempt attempt, DateTimeOffset at) => new()
    {
        AttemptId = attempt.Id,
        NotificationId = notification.Id,
        InstanceId = notification.InstanceId,
        Outcome = AttemptOutcome.Succeeded,
        State = NotificationState.Delivered,
        EndedAt = at,
        GiveUpAt = at,
    };

    private async Task<(DataHost Host, FilledRows Rows)> PrepareAsync(DatabaseProvider provider)
    {
        var host = await databases.OpenAsync(provider);
        await using var db = host.Open();
        var rows = new FilledRows(db.Model, host.Time.Now);
        await host.SaveAsync(rows.Get<Organization>(), rows.Get<Instance>());
        return (host, rows);
    }

    /// <summary>The filled rows of a sending, hung on a notification that waits.</summary>
    private static async Task<(Notification Waiting, DeliveryAttempt Attempt, Message Message)> WithWaitingAsync(DataHost host, FilledRows rows)
    {
        var sample = await host.AddInstanceAsync();
        var waiting = sample.Notification(null);
        await host.SaveAsync(waiting);
        var (attempt, message) = (rows.Get<DeliveryAttempt>(), rows.Get<Message>());
        typeof(DeliveryAttempt).GetProperty(nameof(DeliveryAttempt.NotificationId))!.SetValue(attempt, waiting.Id);
        typeof(Message).GetProperty(nameof(Message.NotificationId))!.SetValue(message, waiting.Id);
        return (waiting, attempt, message);
    }

    private static AttemptResult ResultOf(Notification waiting, DeliveryAttempt attempt, Message message) => new()
    {
        AttemptId = attempt.Id,
        NotificationId = waiting.Id,
        InstanceId = waiting.InstanceId,
        Outcome = attempt.Outcome,
        EndedAt = attempt.EndedAt!.Value,
        HttpStatus = attempt.HttpStatus,
        ErrorCode = attempt.ErrorCode,
        RetryAfter = TimeSpan.FromMilliseconds(attempt.RetryAfterMilliseconds!.Value),
        Latency = TimeSpan.FromMilliseconds(attempt.LatencyMilliseconds!.Value),
        Note = attempt.Note,
        State = NotificationState.FellBack,
        DueAt = attempt.EndedAt.Value.AddMinutes(1),
        GiveUpAt = attempt.EndedAt.Value.AddMinutes(2),
        Message = message,
    };

    private static async Task<IReadOnlyList<string>> DifferencesAsync(DataHost host, object row)
    {
        await using var db = host.Open();
        return await FilledRows.DifferencesAsync(db, row);
    }

    private static async Task<Notification> ReadAsync(DataHost host, Notification row)
    {
        await using var db = host.Open();
        return (Notification)await FilledRows.ReadAsync(db, row);
    }
}
