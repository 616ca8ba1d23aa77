using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Connections;
using Portal.Domain.Notifications;
using Portal.UnitTests.Support;
using Portal.Worker.Jobs;
using Portal.Worker.Notifications.Sending;

namespace Portal.UnitTests.Worker;

/// <summary>What becomes of a copy in Slack for each kind of answer to its update, and of what a stopped portal left half done.</summary>
public sealed class LaneUpdatesTests : ScriptedLaneTest
{
    [Fact]
    public async Task Update_Taken_ShowsWhatWasWanted()
    {
        var copy = await AddAsync();

        await StepAsync();

        var shown = await ReadAsync(copy);
        (shown.State, shown.ContentVersion, shown.ShownPayload, shown.StaleSince, shown.UpdatedAt).ShouldBe((MessageState.Current, 1, copy.WantedPayload, null, Now));
        var attempt = (await AttemptsAsync(copy)).ShouldHaveSingleItem();
        (attempt.Number, attempt.Method, attempt.ContentVersion, attempt.Outcome, attempt.HttpStatus).ShouldBe((1, "chat.update", 1, AttemptOutcome.Succeeded, 200));
        Slack.Calls.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            call => call.Method.ShouldBe("chat.update"), call => call.Text("channel").ShouldBe("D1"), call => call.Text("ts").ShouldBe("1.000001"), call => call.Text("text").ShouldBe("FIN-12, decided"));
    }

    [Theory]
    [InlineData("message_not_found")]
    [InlineData("cant_update_message")]
    [InlineData("channel_not_found")]
    public async Task Update_ThatCanNeverBe_IsStuckAndTellsTheAdmin(string code)
    {
        var copy = await AddAsync();
        Slack.Answer(SlackReply.Refused(code));

        await StepAsync();
        Advance(3_600);
        await StepAsync();

        (await ReadAsync(copy)).ShouldSatisfyAllConditions(one => one.State.ShouldBe(MessageState.Stuck), one => one.DueAt.ShouldBeNull(), one => one.LastError.ShouldBe(code));
        var attempt = (await AttemptsAsync(copy)).ShouldHaveSingleItem();
        (attempt.Outcome, attempt.ErrorCode, attempt.Note).ShouldBe((AttemptOutcome.Failed, code, "Slack does not let this message be changed: it goes on showing an older state."));
        (await Host.ReadAsync(db => db.Errors.SingleAsync())).Code.ShouldBe(code);
    }

    [Fact]
    public async Task Update_RateLimited_HoldsAllUpdatesAndNoPost()
    {
        var copies = await Lane.AddStaleAsync(2);
        var post = Lane.Notification("U1", Now.AddSeconds(1), Now.AddMinutes(5));
        await Host.SaveAsync(post);
        Slack.Answer(SlackReply.Limited(30));
        Slack.Answer(SlackReply.Limited(30));

        await StepAsync();
        Advance(29);
        await StepAsync();

        Slack.Calls.Count(call => call.Method == "chat.update").ShouldBe(2);
        Slack.Calls.Count(call => call.Method == "chat.postMessage").ShouldBe(1);
        (await ReadAsync(copies[0])).ShouldSatisfyAllConditions(one => one.State.ShouldBe(MessageState.Stale), one => one.Failures.ShouldBe(1));
        (await AttemptsAsync(copies[0]))[0].RetryAfterMilliseconds.ShouldBe(30_000);

        Advance(1);
        await StepAsync();
        (await ReadAsync(copies[0])).State.ShouldBe(MessageState.Current);
        (await ReadAsync(copies[1])).State.ShouldBe(MessageState.Current);
        (await Host.ReadAsync(db => db.Errors.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Update_OfAnotherCopyWhileSlackHasUsWait_IsNotTried()
    {
        await AddAsync();
        Slack.Answer(SlackReply.Limited(30));
        await StepAsync();
        Advance(5);
        await AddAsync();

        await StepAsync();

        Slack.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Update_Taken_HasTheLaneLookForANewerStateAtOnce()
    {
        await AddAsync();
        await using var lane = Lane.Open();

        (await lane.SendDueAsync(CancellationToken.None)).Wait.ShouldBe(TimeSpan.FromSeconds(1));
        await lane.WaitForCallsAsync();

        (await lane.SendDueAsync(CancellationToken.None)).ShouldBe(Requeue.None);
    }

    [Fact]
    public async Task Update_RateLimitedWhileTimePasses_WaitsFromTheEndThatIsWrittenDown()
    {
        var copy = await AddAsync();
        Slack.Answer(SlackReply.Limited(30));
        Host.Time.AutoAdvanceAmount = TimeSpan.FromMilliseconds(1);

        await StepAsync();

        ((await ReadAsync(copy)).DueAt - (await AttemptsAsync(copy))[0].EndedAt).ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Update_SlackAway_IsTriedAgainEverMoreSeldom()
    {
        var copy = await AddAsync();
        foreach (var wait in new[] { 1, 2, 4 })
        {
            Slack.Answer(SlackReply.Broken(System.Net.HttpStatusCode.ServiceUnavailable));
            await StepAsync();
            (await ReadAsync(copy)).ShouldSatisfyAllConditions(one => one.State.ShouldBe(MessageState.Stale), one => one.DueAt.ShouldBe(Now.AddSeconds(wait)));
            (await AttemptsAsync(copy))[^1].Note.ShouldBeNull();
            Advance(wait);
        }

        await StepAsync();

        (await ReadAsync(copy)).ShouldSatisfyAllConditions(one => one.State.ShouldBe(MessageState.Current), one => one.Failures.ShouldBe(0));
    }

    [Fact]
    public async Task Update_CredentialsRefused_WaitsForTheConnectionToBeMended()
    {
        var copy = await AddAsync();
        Slack.Answer(SlackReply.Refused("token_revoked"));

        await StepAsync();

        (await ReadAsync(copy)).ShouldSatisfyAllConditions(one => one.State.ShouldBe(MessageState.Stale), one => one.DueAt.ShouldBe(Now.AddMinutes(1)));
        Advance(3_600);
        await StepAsync();
        Slack.Calls.Count.ShouldBe(1);
        (await ConnectionAsync()).Status.ShouldBe(ConnectionStatus.ReconnectNeeded);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(42)]
    public async Task Update_Taken_MeasuresHowLongTheCopyWasUntrue(double seconds)
    {
        var measured = new List<double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument is { Name: "message_staleness_seconds", Unit: "s", Meter.Name: "Portal.Worker" } && instrument.Meter.Scope == Host.Get<IMeterFactory>())
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, value, _, _) => measured.Add(value));
        listener.Start();
        await AddAsync();
        Advance(seconds);

        await StepAsync();

        measured.ShouldBe([seconds]);
    }

    [Fact]
    public async Task Settle_AttemptsThatEnded_KeepTheirOutcome()
    {
        var row = await StartedAsync(NotificationState.Sending);
        var copy = await AddAsync();
        await Host.SaveAsync(Started(copy.NotificationId, "chat.postMessage"));
        await Host.ReadAsync(db => db.DeliveryAttempts.Where(one => one.NotificationId == row.Id).ExecuteUpdateAsync(one => one.SetProperty(attempt => attempt.Outcome, AttemptOutcome.Failed)));
        await Host.ReadAsync(db => db.Messages.ExecuteUpdateAsync(one => one.SetProperty(message => message.State, MessageState.Updating)));

        await Host.Get<UncertainAttempts>().SettleAsync(Lane.Connection.Id, CancellationToken.None);

        (await AttemptsAsync(row.Id)).ShouldHaveSingleItem().Outcome.ShouldBe(AttemptOutcome.Failed);
        // A post of the same notification is no update.
        (await AttemptsAsync(copy)).ShouldHaveSingleItem().Outcome.ShouldBe(AttemptOutcome.Started);
        (await ReadAsync(copy)).State.ShouldBe(MessageState.Stale);
    }

    [Fact]
    public async Task Settle_AnotherConnectionsUpdates_AreLeftToItsLane()
    {
        var other = await SimulatedLane.AddAsync(Host);
        var theirs = (await other.AddStaleAsync())[0];
        await AddAsync();
        await Host.SaveAsync(Started(theirs.NotificationId, "chat.update"));
        await Host.ReadAsync(db => db.Messages.ExecuteUpdateAsync(one => one.SetProperty(message => message.State, MessageState.Updating)));

        await Host.Get<UncertainAttempts>().SettleAsync(Lane.Connection.Id, CancellationToken.None);

        (await ReadAsync(theirs)).State.ShouldBe(MessageState.Updating);
        (await AttemptsAsync(theirs)).ShouldHaveSingleItem().Outcome.ShouldBe(AttemptOutcome.Started);
    }

    [Fact]
    public async Task Settle_StoppedWhileSending_SendsAgainAndWritesTheDoubtDown()
    {
        var row = await StartedAsync(NotificationState.Sending);
        var another = await StartedAsync(NotificationState.Sending);
        var other = await SimulatedLane.AddAsync(Host);
        var notMine = other.Notification("U1", Now, Now.AddMinutes(5), NotificationState.Sending);
        await Host.SaveAsync(notMine);
        Advance(9);

        await Host.Get<UncertainAttempts>().SettleAsync(Lane.Connection.Id, CancellationToken.None);

        (await NotificationAsync(row.Id)).ShouldSatisfyAllConditions(one => one.State.ShouldBe(NotificationState.Waiting), one => one.DueAt.ShouldBe(Now));
        (await NotificationAsync(notMine.Id)).State.ShouldBe(NotificationState.Sending);
        (await AttemptsAsync(another.Id)).ShouldHaveSingleItem().Outcome.ShouldBe(AttemptOutcome.Uncertain);
        var attempt = await Host.ReadAsync(db => db.DeliveryAttempts.SingleAsync(one => one.NotificationId == row.Id));
        (attempt.Outcome, attempt.EndedAt, attempt.Note).ShouldBe((
            AttemptOutcome.Uncertain, Now,
            "The portal stopped before an answer came, so the message may be in Slack already. Portal may not read what is there, so it is sent again."));
    }

    [Fact]
    public async Task Settle_StoppedWhileUpdating_UpdatesAgain()
    {
        var (copy, another) = (await AddAsync(), await AddAsync());
        await Host.SaveAsync(Started(copy.NotificationId, "chat.update"), Started(another.NotificationId, "chat.update"));
        await Host.ReadAsync(db => db.Messages.ExecuteUpdateAsync(one => one.SetProperty(message => message.State, MessageState.Updating)));
        await StepAsync();
        Slack.Calls.ShouldBeEmpty();

        await Host.Get<UncertainAttempts>().SettleAsync(Lane.Connection.Id, CancellationToken.None);

        (await ReadAsync(copy)).ShouldSatisfyAllConditions(one => one.State.ShouldBe(MessageState.Stale), one => one.DueAt.ShouldBe(Now));
        (await AttemptsAsync(copy)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            one => one.Outcome.ShouldBe(AttemptOutcome.Uncertain), one => one.EndedAt.ShouldBe(Now), one => one.Note.ShouldBe("The portal stopped before an answer came; the message is updated again."));
        (await AttemptsAsync(another)).ShouldHaveSingleItem().Outcome.ShouldBe(AttemptOutcome.Uncertain);
        await StepAsync();
        (await ReadAsync(copy)).State.ShouldBe(MessageState.Current);
    }

    [Fact]
    public async Task Settle_NothingUnderWay_ChangesNothing()
    {
        var row = await StartedAsync(NotificationState.Waiting);

        await Host.Get<UncertainAttempts>().SettleAsync(Lane.Connection.Id, CancellationToken.None);
        await Host.Get<UncertainAttempts>().SettleAsync(null, CancellationToken.None);

        (await Host.ReadAsync(db => db.DeliveryAttempts.SingleAsync(one => one.NotificationId == row.Id))).Outcome.ShouldBe(AttemptOutcome.Started);
    }

    private async Task<Message> AddAsync() => (await Lane.AddStaleAsync())[0];

    private async Task<Notification> StartedAsync(NotificationState state)
    {
        var row = Lane.Notification("U1", Now, Now.AddMinutes(5), state);
        await Host.SaveAsync(row, Started(row.Id, "chat.postMessage"));
        return row;
    }

    private DeliveryAttempt Started(Guid notificationId, string method) => new()
    {
        Id = Guid.CreateVersion7(Now),
        NotificationId = notificationId,
        Number = 1,
        Method = method,
        StartedAt = Now,
        Outcome = AttemptOutcome.Started,
    };

    private Task<Message> ReadAsync(Message copy) => Host.ReadAsync(db => db.Messages.SingleAsync(one => one.Id == copy.Id));

    private Task<List<DeliveryAttempt>> AttemptsAsync(Message copy) => AttemptsAsync(copy.NotificationId);
}
