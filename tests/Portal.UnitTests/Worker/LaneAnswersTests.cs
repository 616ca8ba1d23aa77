using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Providers;
using Portal.Domain.Connections;
using Portal.Domain.Notifications;
using Portal.UnitTests.Support;
using Portal.Worker.Jobs;
using Portal.Worker.Slack;

namespace Portal.UnitTests.Worker;

/// <summary>What becomes of a notification, its attempt and its connection for each kind of answer that Slack gives.</summary>
public sealed class LaneAnswersTests : IAsyncLifetime
{
    private readonly ScriptedSlack _slack = new();
    private TestDatabase _database = null!;
    private DataHost _host = null!;
    private SimulatedLane _lane = null!;

    private DateTimeOffset Now => _host.Time.Now;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        _host = await DataHost.StartAsync(
            _database,
            services =>
            {
                SimulatedLane.Compose(services, _ => _slack);
                // In the middle: waits are as long as they are said to be.
                services.AddSingleton(new Jitter(() => 0.5));
            });
        _lane = await SimulatedLane.AddAsync(_host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Post_Taken_IsDeliveredAndItsMessageIsKept()
    {
        var row = await AddAsync();
        _slack.Answer(SlackReply.Posted("D0JAN", "17.000042"));

        await StepAsync();

        var (state, attempt) = (await ReadAsync(row), (await AttemptsAsync(row)).ShouldHaveSingleItem());
        (state.State, state.CompletedAt, state.AttemptCount).ShouldBe((NotificationState.Delivered, Now, 1));
        (attempt.Number, attempt.Method, attempt.Outcome, attempt.HttpStatus, attempt.ErrorCode).ShouldBe((1, "chat.postMessage", AttemptOutcome.Succeeded, 200, null));
        (attempt.StartedAt, attempt.EndedAt, attempt.Note).ShouldBe((Now, Now, null));
        var message = await _host.ReadAsync(db => db.Messages.SingleAsync(one => one.NotificationId == row.Id));
        (message.ChannelId, message.Ts, message.State, message.ConnectionId, message.SentAt).ShouldBe(("D0JAN", "17.000042", MessageState.Current, _lane.Connection.Id, Now));
        _slack.Calls.ShouldHaveSingleItem().ShouldSatisfyAllConditions(call => call.Method.ShouldBe("chat.postMessage"), call => call.Text("channel").ShouldBe("U1"), call => call.Text("text").ShouldBe("FIN-12"));
    }

    [Fact]
    public async Task Post_RateLimited_HoldsTheWholeLaneAsLongAsSlackSays()
    {
        var first = await AddAsync();
        _slack.Answer(SlackReply.Limited(7));
        await StepAsync();
        var second = await AddAsync("U2");

        await StepAsync();
        _host.Time.Advance(TimeSpan.FromSeconds(6.9));
        await StepAsync();

        _slack.Calls.Count.ShouldBe(1);
        var attempt = (await AttemptsAsync(first)).ShouldHaveSingleItem();
        (attempt.Outcome, attempt.HttpStatus, attempt.ErrorCode, attempt.RetryAfterMilliseconds, attempt.Note).ShouldBe((AttemptOutcome.Failed, 429, "ratelimited", 7_000, null));

        _host.Time.Advance(TimeSpan.FromSeconds(0.1));
        await StepAsync();
        _host.Time.Advance(TimeSpan.FromSeconds(2));
        await StepAsync();

        (await ReadAsync(first)).State.ShouldBe(NotificationState.Delivered);
        (await ReadAsync(second)).State.ShouldBe(NotificationState.Delivered);
        (await AttemptsAsync(first)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, AttemptOutcome.Uncertain, "The message may be in Slack all the same.")]
    [InlineData(HttpStatusCode.ServiceUnavailable, AttemptOutcome.Failed, null)]
    public async Task Post_SlackBroken_IsTriedAgainAndADoubtIsWrittenDown(HttpStatusCode status, AttemptOutcome outcome, string? note)
    {
        var row = await AddAsync();
        _slack.Answer(SlackReply.Broken(status));

        await StepAsync();

        var attempt = (await AttemptsAsync(row)).ShouldHaveSingleItem();
        (attempt.Outcome, attempt.HttpStatus, attempt.Note).ShouldBe((outcome, (int)status, note));
        (await ReadAsync(row)).ShouldSatisfyAllConditions(one => one.State.ShouldBe(NotificationState.Waiting), one => one.DueAt.ShouldBe(Now.AddSeconds(1)));

        _host.Time.Advance(TimeSpan.FromSeconds(1));
        await StepAsync();
        (await ReadAsync(row)).State.ShouldBe(NotificationState.Delivered);
        (await _host.ReadAsync(db => db.Errors.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Post_SlackBrokenUntilTheEnd_FallsBackWithTheDoubt()
    {
        var row = await AddAsync(patience: TimeSpan.FromSeconds(0.5));
        _slack.Answer(SlackReply.Broken(HttpStatusCode.InternalServerError));

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
        _slack.Answer(SlackReply.Refused(code));

        await StepAsync();
        await StepAsync();

        var attempts = await AttemptsAsync(row);
        (attempts[0].Outcome, attempts[0].ErrorCode, attempts[0].Note).ShouldBe((AttemptOutcome.Failed, code, note));
        (attempts.Count, attempts[1].Outcome).ShouldBe((2, AttemptOutcome.Succeeded));
        (await ReadAsync(row)).State.ShouldBe(NotificationState.FellBack);
        (await _host.ReadAsync(db => db.Errors.SingleAsync())).Code.ShouldBe(code);
        _slack.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Post_CredentialsRefused_StopsTheConnectionUntilItIsMended()
    {
        await AddAsync();
        _slack.Answer(SlackReply.Refused("token_revoked"));

        await StepAsync();

        (await ConnectionAsync()).ShouldSatisfyAllConditions(
            row => row.Status.ShouldBe(ConnectionStatus.ReconnectNeeded), row => row.LastError.ShouldBe("token_revoked"), row => row.FailingSince.ShouldBe(Now));
    }

    [Fact]
    public async Task Post_TestMessageRefused_FailsWithoutAFallback()
    {
        var row = _lane.Notification("U1", Now, Now.AddMinutes(1));
        var test = TestOf(row);
        await _host.SaveAsync(test);
        _slack.Answer(SlackReply.Refused("channel_not_found"));

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
            _host.Time.Advance(TimeSpan.FromSeconds(2));
        }

        _slack.Calls.Select(call => call.Text("channel")).ShouldBe(["U1", "U2", "U3", "U9"]);
    }

    private async Task<Notification> AddAsync(string target = "U1", TimeSpan? patience = null, int due = 0)
    {
        var row = _lane.Notification(target, Now.AddSeconds(due), Now + (patience ?? TimeSpan.FromMinutes(5)));
        await _host.SaveAsync(row);
        return row;
    }

    // One look, and all that it began.
    private async Task StepAsync()
    {
        await using var lane = _lane.Open();
        while (await lane.SendDueAsync(CancellationToken.None) == Requeue.AtOnce)
        {
        }

        await lane.WaitForCallsAsync();
    }

    private Task<Notification> ReadAsync(Notification row) => _host.ReadAsync(db => db.Notifications.SingleAsync(one => one.Id == row.Id));

    private Task<Connection> ConnectionAsync() => _host.ReadAsync(db => db.Connections.SingleAsync(one => one.Id == _lane.Connection.Id));

    private Task<List<DeliveryAttempt>> AttemptsAsync(Notification row) =>
        _host.ReadAsync(db => db.DeliveryAttempts.Where(attempt => attempt.NotificationId == row.Id).OrderBy(attempt => attempt.Number).ToListAsync());

    private static Notification TestOf(Notification row) => new()
    {
        Id = row.Id,
        OrganizationId = row.OrganizationId,
        InstanceId = row.InstanceId,
        ConnectionId = row.ConnectionId,
        RecipientKey = row.RecipientKey,
        Purpose = NotificationPurpose.Test,
        Target = row.Target,
        EventType = "TEST",
        Subject = row.Subject,
        State = NotificationState.Waiting,
        CreatedAt = row.CreatedAt,
        DueAt = row.DueAt,
        GiveUpAt = row.GiveUpAt,
        Route = row.Route,
        Payload = row.Payload,
    };
}
