using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Connections;
using Portal.Domain.Notifications;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Worker;

/// <summary>What becomes of a notification, its attempt and its connection for each kind of answer that Slack gives.</summary>
public sealed class LaneAnswersTests : ScriptedLaneTest
{
    [Fact]
    public async Task Post_Taken_IsDeliveredAndItsMessageIsKept()
    {
        var row = await AddAsync();
        Slack.Answer(SlackReply.Posted("D0JAN", "17.000042"));

        await StepAsync();

        var (state, attempt) = (await ReadAsync(row), (await AttemptsAsync(row)).ShouldHaveSingleItem());
        (state.State, state.CompletedAt, state.AttemptCount).ShouldBe((NotificationState.Delivered, Now, 1));
        (attempt.Number, attempt.Method, attempt.Outcome, attempt.HttpStatus, attempt.ErrorCode).ShouldBe((1, "chat.postMessage", AttemptOutcome.Succeeded, 200, null));
        (attempt.StartedAt, attempt.EndedAt, attempt.Note).ShouldBe((Now, Now, null));
        var message = await Host.ReadAsync(db => db.Messages.SingleAsync(one => one.NotificationId == row.Id));
        (message.ChannelId, message.Ts, message.State, message.ConnectionId, message.SentAt).ShouldBe(("D0JAN", "17.000042", MessageState.Current, Lane.Connection.Id, Now));
        Slack.Calls.ShouldHaveSingleItem().ShouldSatisfyAllConditions(call => call.Method.ShouldBe("chat.postMessage"), call => call.Text("channel").ShouldBe("U1"), call => call.Text("text").ShouldBe("FIN-12"));
    }

    [Fact]
    public async Task Post_RateLimited_HoldsTheWholeLaneAsLongAsSlackSays()
    {
        var first = await AddAsync();
        Slack.Answer(SlackReply.Limited(7));
        await StepAsync();
        var second = await AddAsync("U2");

        await StepAsync();
        Advance(6.9);
        await StepAsync();

        Slack.Calls.Count.ShouldBe(1);
        var attempt = (await AttemptsAsync(first)).ShouldHaveSingleItem();
        (attempt.Outcome, attempt.HttpStatus, attempt.ErrorCode, attempt.RetryAfterMilliseconds, attempt.Note).ShouldBe((AttemptOutcome.Failed, 429, "ratelimited", 7_000, null));

        Advance(0.1);
        await StepAsync();
        Advance(2);
        await StepAsync();

        (await ReadAsync(first)).State.ShouldBe(NotificationState.Delivered);
        (await ReadAsync(second)).State.ShouldBe(NotificationState.Delivered);
        (await AttemptsAsync(first)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Post_RateLimitedFor68Years_WaitsAnHourSaysSoAndLetsATestThrough()
    {
        var row = await AddAsync();
        Slack.Answer(SlackReply.Limited(int.MaxValue));
        await StepAsync();

        var held = await ConnectionAsync();
        (held.HeldUntil, held.Health).ShouldBe((Now.AddHours(1), ConnectionHealth.Held));
        var attempt = (await AttemptsAsync(row))[0];
        (attempt.RetryAfterMilliseconds, (await ReadAsync(row)).State).ShouldBe((int.MaxValue * 1_000L, NotificationState.FellBack));

        var waiting = await AddAsync("U2", TimeSpan.FromDays(1));
        var test = Lane.Notification("U3", Now, Now.AddMinutes(1), isTest: true);
        await Host.SaveAsync(test);
        await StepAsync();

        // Slack took the test, so that nothing is left to wait for.
        (await ReadAsync(test)).State.ShouldBe(NotificationState.Delivered);
        (await ConnectionAsync()).HeldUntil.ShouldBeNull();
        Advance(2);
        await StepAsync();
        (await ReadAsync(waiting)).State.ShouldBe(NotificationState.Delivered);
    }

    [Fact]
    public async Task Post_RateLimitedWithoutATime_WaitsLongerEachTime()
    {
        var row = await AddAsync(patience: TimeSpan.FromHours(1));
        var waits = new List<double>();
        for (var time = 0; time < 5; time++)
        {
            Slack.Answer(new SlackReply(HttpStatusCode.TooManyRequests, """{"ok":false,"error":"ratelimited"}""", null));
            await StepAsync();
            var due = (await ReadAsync(row)).DueAt!.Value;
            waits.Add((due - Now).TotalSeconds);
            Host.Time.Advance(due - Now);
        }

        waits.ShouldBe([1, 2, 4, 8, 16]);
        (await AttemptsAsync(row)).ShouldAllBe(attempt => attempt.RetryAfterMilliseconds == null);
    }

    [Fact]
    public async Task Post_RateLimitedWhileTimePasses_WaitsFromTheEndThatIsWrittenDown()
    {
        var row = await AddAsync();
        Slack.Answer(SlackReply.Limited(7));
        Host.Time.AutoAdvanceAmount = TimeSpan.FromMilliseconds(1);

        await StepAsync();

        ((await ReadAsync(row)).DueAt - (await AttemptsAsync(row))[0].EndedAt).ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, AttemptOutcome.Uncertain, "The message may be in Slack all the same.")]
    [InlineData(HttpStatusCode.ServiceUnavailable, AttemptOutcome.Failed, null)]
    public async Task Post_SlackBroken_IsTriedAgainAndADoubtIsWrittenDown(HttpStatusCode status, AttemptOutcome outcome, string? note)
    {
        var row = await AddAsync();
        Slack.Answer(SlackReply.Broken(status));

        await StepAsync();

        var attempt = (await AttemptsAsync(row)).ShouldHaveSingleItem();
        (attempt.Outcome, attempt.HttpStatus, attempt.Note).ShouldBe((outcome, (int)status, note));
        (await ReadAsync(row)).ShouldSatisfyAllConditions(one => one.State.ShouldBe(NotificationState.Waiting), one => one.DueAt.ShouldBe(Now.AddSeconds(1)));

        Advance(1);
        await StepAsync();
        (await ReadAsync(row)).State.ShouldBe(NotificationState.Delivered);
        (await Host.ReadAsync(db => db.Errors.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Post_SlackBrokenUntilTheEnd_FallsBackWithTheDoubt()
    {
        var row = await AddAsync(patience: TimeSpan.FromSeconds(0.5));
        Slack.Answer(SlackReply.Broken(HttpStatusCode.InternalServerError));

        await StepAsync();
        await StepAsync();

        (await ReadAsync(row)).State.ShouldBe(NotificationState.FellBack);
        (await AttemptsAsync(row))[0].Note.ShouldBe("The message may be in Slack all the same. Slack did not take the message in time (http_500).");
    }

    [Theory]
    [InlineData("invalid_blocks", "Slack refuses this message (invalid_blocks); sending it again would not help.")]
    [InlineData("channel_not_found", "Slack cannot deliver to this channel or person (channel_not_found).")]
    [InlineData("token_revoked", "The connection to Slack does not work (token_revoked).")]
    public async Task Post_Refused_FallsBackAtOnceAndTellsTheAdmin(string code, string note)
    {
        var row = await AddAsync();
        Slack.Answer(SlackReply.Refused(code));

        await StepAsync();
        await StepAsync();

        var attempts = await AttemptsAsync(row);
        (attempts[0].Outcome, attempts[0].ErrorCode, attempts[0].Note).ShouldBe((AttemptOutcome.Failed, code, note));
        (attempts.Count, attempts[1].Outcome).ShouldBe((2, AttemptOutcome.Succeeded));
        (await ReadAsync(row)).State.ShouldBe(NotificationState.FellBack);
        (await Host.ReadAsync(db => db.Errors.SingleAsync())).Code.ShouldBe(code);
        Slack.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Post_CredentialsRefused_StopsTheConnectionUntilItIsMended()
    {
        await AddAsync();
        Slack.Answer(SlackReply.Refused("token_revoked"));

        await StepAsync();

        (await ConnectionAsync()).ShouldSatisfyAllConditions(
            row => row.Status.ShouldBe(ConnectionStatus.ReconnectNeeded), row => row.LastError.ShouldBe("token_revoked"), row => row.FailingSince.ShouldBe(Now));
    }

    [Fact]
    public async Task Post_TestMessageRefused_FailsWithoutAFallback()
    {
        var test = Lane.Notification("U1", Now, Now.AddMinutes(1), isTest: true);
        await Host.SaveAsync(test);
        Slack.Answer(SlackReply.Refused("channel_not_found"));

        await StepAsync();
        await StepAsync();

        (await ReadAsync(test)).State.ShouldBe(NotificationState.Failed);
        (await AttemptsAsync(test)).ShouldHaveSingleItem().ErrorCode.ShouldBe("channel_not_found");
    }

    [Fact]
    public async Task Post_SeveralDue_GoInTheOrderOfTheirTimes()
    {
        await AddAsync("U3", TimeSpan.FromMinutes(1), due: -1);
        await AddAsync("U1", TimeSpan.FromMinutes(1), due: -3);
        await AddAsync("U2", TimeSpan.FromMinutes(1), due: -2);
        await AddAsync("U9", TimeSpan.FromMinutes(1), due: 1);

        // One at a time: the workspace's pace lets no more go at once.
        for (var step = 0; step < 5; step++)
        {
            await StepAsync();
            Advance(2);
        }

        Slack.Calls.Select(call => call.Text("channel")).ShouldBe(["U1", "U2", "U3", "U9"]);
    }

    [Fact]
    public async Task Post_RefusedAfterItsTime_ItsTimeStaysWhatItWas()
    {
        var row = await AddAsync(patience: TimeSpan.FromSeconds(3));
        Slack.Answer(SlackReply.Broken(HttpStatusCode.ServiceUnavailable));
        Slack.WhileAnswering = () => Advance(5);

        await StepAsync();
        await StepAsync();

        var after = await ReadAsync(row);
        (after.State, after.GiveUpAt).ShouldBe((NotificationState.FellBack, row.GiveUpAt));
        (await AttemptsAsync(row)).Select(attempt => attempt.Method).ShouldBe(["chat.postMessage", "fallback:LOG_ONLY"]);
    }

    private async Task<Notification> AddAsync(string target = "U1", TimeSpan? patience = null, int due = 0)
    {
        var row = Lane.Notification(target, Now.AddSeconds(due), Now + (patience ?? TimeSpan.FromMinutes(5)));
        await Host.SaveAsync(row);
        return row;
    }

    private Task<Notification> ReadAsync(Notification row) => NotificationAsync(row.Id);

    private Task<List<DeliveryAttempt>> AttemptsAsync(Notification row) => AttemptsAsync(row.Id);
}
