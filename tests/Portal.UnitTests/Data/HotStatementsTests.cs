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

        host.Get<EventStore>().TryStore(rows.Get<ReceivedEvent>(), null, out var stored).ShouldBeTrue();
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
        (await DifferencesAsync(host, notification)).ShouldBe([nameof(Notification.FallbackKey)]);
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

        (await store.StartAsync([new AttemptStart(attempt, waiting.InstanceId, waiting.StepId)])).ShouldBe([attempt]);
        (await DifferencesAsync(host, attempt)).ShouldBe(
            [
                nameof(DeliveryAttempt.EndedAt), nameof(DeliveryAttempt.HttpStatus), nameof(DeliveryAttempt.ErrorCode), nameof(DeliveryAttempt.RetryAfterMilliseconds),
                nameof(DeliveryAttempt.LatencyMilliseconds), nameof(DeliveryAttempt.Note),
            ],
            ignoreOrder: true);
        var end = EndOf(attempt);
        await store.FinishAsync(new AttemptResult(end, new Delivered(waiting.InstanceId, waiting.StepId, waiting.Id) { Message = message }));

        (await DifferencesAsync(host, attempt)).ShouldBeEmpty();
        (await DifferencesAsync(host, message)).ShouldBe(
            [
                nameof(Message.UpdatedAt), nameof(Message.ShownPayload), nameof(Message.WantedPayload), nameof(Message.StaleSince), nameof(Message.DueAt), nameof(Message.LastError),
            ],
            ignoreOrder: true);
        var settled = await ReadAsync(host, waiting);
        (settled.State, settled.DueAt, settled.GiveUpAt, settled.CompletedAt, settled.LastError, settled.AttemptCount)
            .ShouldBe((NotificationState.Delivered, null, waiting.GiveUpAt, end.EndedAt, end.ErrorCode, waiting.AttemptCount + 1));
    }

    [Theory]
    [EachDatabase]
    public async Task Finish_Postponed_WaitsForAnotherAttempt(DatabaseProvider provider)
    {
        var (host, rows) = await PrepareAsync(provider);
        var (waiting, attempt, _) = await WithWaitingAsync(host, rows);
        var (store, end) = (host.Get<DeliveryStore>(), EndOf(attempt));
        await store.StartAsync([new AttemptStart(attempt, waiting.InstanceId, waiting.StepId)]);
        var (dueAt, giveUpAt) = (end.EndedAt.AddMinutes(1), end.EndedAt.AddMinutes(2));

        await store.FinishAsync(new AttemptResult(end, new Postponed(waiting.InstanceId, waiting.StepId, waiting.Id, dueAt, giveUpAt)));

        var row = await ReadAsync(host, waiting);
        (row.State, row.DueAt, row.GiveUpAt, row.CompletedAt, row.LastError).ShouldBe((NotificationState.Waiting, dueAt, giveUpAt, null, end.ErrorCode));
    }

    [Theory]
    [EachDatabase]
    public async Task Finish_GivenUp_EndsTheNotification(DatabaseProvider provider)
    {
        var (host, rows) = await PrepareAsync(provider);
        var (waiting, attempt, _) = await WithWaitingAsync(host, rows);
        var (store, end) = (host.Get<DeliveryStore>(), EndOf(attempt));
        await store.StartAsync([new AttemptStart(attempt, waiting.InstanceId, waiting.StepId)]);

        await store.FinishAsync(new AttemptResult(end, new GivenUp(waiting.InstanceId, waiting.StepId, waiting.Id, NotificationState.FellBack)));

        var row = await ReadAsync(host, waiting);
        (row.State, row.DueAt, row.GiveUpAt, row.CompletedAt, row.LastError).ShouldBe((NotificationState.FellBack, null, waiting.GiveUpAt, end.EndedAt, end.ErrorCode));
    }

    [Theory]
    [EachDatabase]
    public async Task Finish_UpdateTaken_KeepsWhatSlackShowsNow(DatabaseProvider provider)
    {
        var (store, message, update) = await WithUpdateAsync(provider, "sent");

        await store.FinishAsync(update.Taken());

        var shown = await MessageAsync(provider, message);
        (shown.State, shown.ContentVersion, shown.ShownPayload, shown.WantedPayload, shown.StaleSince, shown.UpdatedAt)
            .ShouldBe((MessageState.Current, 1, "sent", null, null, update.End.EndedAt));
    }

    [Theory]
    [EachDatabase]
    public async Task Finish_UpdateNewerMeanwhile_KeepsWhatWasSentAndStaysUntrue(DatabaseProvider provider)
    {
        var (store, message, update) = await WithUpdateAsync(provider, "sent");
        await store.ApplyStepAsync(Changes(message, 2, "newer"));

        await store.FinishAsync(update.Taken());

        var shown = await MessageAsync(provider, message);
        (shown.State, shown.ContentVersion, shown.ShownPayload, shown.WantedVersion, shown.WantedPayload)
            .ShouldBe((MessageState.Stale, 1, "sent", 2, "newer"));
        shown.StaleSince.ShouldNotBeNull();
    }

    [Theory]
    [EachDatabase]
    public async Task Finish_UpdateRefused_LeavesWhatSlackShows(DatabaseProvider provider)
    {
        var (store, message, update) = await WithUpdateAsync(provider, "refused");

        await store.FinishAsync(update.Refused("edit_window_closed"));

        var shown = await MessageAsync(provider, message);
        (shown.State, shown.ContentVersion, shown.ShownPayload, shown.LastError).ShouldBe((MessageState.Stuck, 0, null, "edit_window_closed"));
        shown.StaleSince.ShouldNotBeNull();
    }

    [Theory]
    [EachDatabase]
    public async Task Finish_UpdateRefusedAndNewerMeanwhile_IsDueForTheNewerOne(DatabaseProvider provider)
    {
        var (store, message, update) = await WithUpdateAsync(provider, "refused");
        await store.ApplyStepAsync(Changes(message, 2, "newer"));

        await store.FinishAsync(update.Refused("msg_blocks_too_long"));

        var shown = await MessageAsync(provider, message);
        (shown.State, shown.DueAt, shown.Failures, shown.LastError).ShouldBe((MessageState.Stale, message.SentAt, 0, "msg_blocks_too_long"));
    }

    [Theory]
    [EachDatabase]
    public async Task Finish_UpdateFailedAndNewerMeanwhile_WaitsAsLongAsSlackAsks(DatabaseProvider provider)
    {
        var (store, message, update) = await WithUpdateAsync(provider, "limited");
        await store.ApplyStepAsync(Changes(message, 2, "newer"));
        var later = message.SentAt.AddSeconds(30);

        await store.FinishAsync(update.Refused("ratelimited", later));

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
        await store.StartAsync([StartOf(rows, rows.Attempt(taken.Id))]);

        var attempts = new[] { rows.Attempt(taken.Id, 2), rows.Attempt(free.Id) };
        var claimed = await store.StartAsync([.. attempts.Select(attempt => StartOf(rows, attempt))]);

        claimed.ShouldBe([attempts[1]]);
        (await ReadAsync(host, taken)).AttemptCount.ShouldBe(1);
    }

    /// <summary>A message whose update to version 1 is under way.</summary>
    private async Task<(DeliveryStore Store, Message Message, Update Update)> WithUpdateAsync(DatabaseProvider provider, string payload)
    {
        var host = await databases.OpenAsync(provider);
        var rows = await host.AddInstanceAsync();
        var notification = rows.Notification(null);
        var message = rows.Message(notification, "step-1");
        await host.SaveAsync(notification, message);
        var store = host.Get<DeliveryStore>();
        await store.ApplyStepAsync(Changes(message, 1, payload));
        var attempt = rows.Attempt(notification.Id);
        (await store.StartAsync([StartOf(rows, attempt) with { MessageId = message.Id }])).ShouldBe([attempt]);
        return (store, message, new Update(message, new AttemptEnd { AttemptId = attempt.Id, Outcome = AttemptOutcome.Succeeded, EndedAt = rows.Now.AddSeconds(1) }, payload));
    }

    private static AttemptStart StartOf(SampleRows rows, DeliveryAttempt attempt) => new(attempt, rows.InstanceId, StepId: null);

    private static StepChanges Changes(Message message, int version, string payload) => new()
    {
        InstanceId = message.InstanceId,
        StepId = message.StepId!,
        Version = version,
        At = message.SentAt,
        Since = message.SentAt,
        Outdated = [new OutdatedMessage(message.Id, message.ConnectionId, 0, payload)],
    };

    private async Task<Message> MessageAsync(DatabaseProvider provider, Message message) =>
        (await (await databases.OpenAsync(provider)).ReadAsync(async db => await db.Messages.FindAsync(message.Id)))!;

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

    private static AttemptEnd EndOf(DeliveryAttempt attempt) => new()
    {
        AttemptId = attempt.Id,
        Outcome = attempt.Outcome,
        EndedAt = attempt.EndedAt!.Value,
        HttpStatus = attempt.HttpStatus,
        ErrorCode = attempt.ErrorCode,
        RetryAfter = TimeSpan.FromMilliseconds(attempt.RetryAfterMilliseconds!.Value),
        Latency = TimeSpan.FromMilliseconds(attempt.LatencyMilliseconds!.Value),
        Note = attempt.Note,
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

    /// <summary>An update to version 1 that is under way.</summary>
    private sealed record Update(Message Message, AttemptEnd End, string Payload)
    {
        public AttemptResult Taken() => new(End, new Shown(Message.InstanceId, Message.StepId, Message.Id, 1, Payload));

        public AttemptResult Refused(string error, DateTimeOffset? dueAt = null) => new(
            End with { Outcome = AttemptOutcome.Failed, ErrorCode = error }, new NotShown(Message.InstanceId, Message.StepId, Message.Id, 1, dueAt));
    }
}
