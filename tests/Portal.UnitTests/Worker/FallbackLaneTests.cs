using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Notifications.Writing;
using Portal.Data.Providers;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Routing;
using Portal.UnitTests.Support;

using Portal.Worker.Notifications.Fallbacks;
using Portal.Worker.Slack;

namespace Portal.UnitTests.Worker;

/// <summary>The lane of one kind of fallback: what it tries again, and what it leaves alone.</summary>
public sealed class FallbackLaneTests : IAsyncLifetime
{
    private readonly SmtpServer _smtp = new();
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
                SimulatedLane.Compose(services, _ => new ScriptedSlack());
                services.AddSingleton(new Jitter(() => 0.5));
            },
            ("Smtp:Host", "127.0.0.1"),
            ("Smtp:Port", _smtp.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Smtp:From", "portal@acme.test"),
            ("Smtp:UseTls", "false"));
        _lane = await SimulatedLane.AddAsync(_host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
        await _smtp.DisposeAsync();
    }

    [Fact]
    public async Task Email_ServerIsBusy_IsTriedAgainAfterAMinuteAndSentOnce()
    {
        var row = await AddAsync();
        _smtp.Answer = command => command.StartsWith("MAIL", StringComparison.Ordinal) ? "451 come back later" : null;
        await DrainAsync();
        _smtp.Answer = _ => null;

        await DrainAsync();
        (await ReadAsync(row)).DueAt.ShouldBe(Now.AddMinutes(1));
        _smtp.Mails.ShouldBeEmpty();

        _host.Time.Advance(TimeSpan.FromMinutes(1));
        await DrainAsync();

        _smtp.Mails.ShouldHaveSingleItem().To.ShouldBe(["jan@acme.test"]);
        var told = await ReadAsync(row);
        (told.State, told.AttemptCount, told.LastError).ShouldBe((NotificationState.FellBack, 2, "smtp_failed"));
        told.Attempts.OrderBy(attempt => attempt.Number).Select(attempt => (attempt.Method, attempt.Outcome))
            .ShouldBe([("fallback:EMAIL", AttemptOutcome.Failed), ("fallback:EMAIL", AttemptOutcome.Succeeded)]);
    }

    [Fact]
    public async Task Email_ServerRefusesForGood_FailsAtOnce()
    {
        var row = await AddAsync();
        _smtp.Answer = command => command.StartsWith("RCPT", StringComparison.Ordinal) ? "550 no such person" : null;

        await DrainAsync();

        (await ReadAsync(row)).State.ShouldBe(NotificationState.Failed);
    }

    [Fact]
    public async Task Email_ServerHangsUpOverTheMail_IsNotSentTwice()
    {
        var row = await AddAsync();
        _smtp.Answer = command => command.StartsWith("DATA", StringComparison.Ordinal) ? throw new IOException("gone") : null;

        await DrainAsync();

        (await ReadAsync(row)).State.ShouldBe(NotificationState.Failed);
    }

    [Fact]
    public async Task Email_ServerStaysAway_IsTriedSixTimesInHalfAnHour()
    {
        var row = await AddAsync();
        _smtp.Answer = command => command.StartsWith("MAIL", StringComparison.Ordinal) ? "451 not today" : null;

        for (var minute = 0; minute <= 31; minute++)
        {
            await DrainAsync();
            _host.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var given = await ReadAsync(row);
        (given.State, given.AttemptCount, given.CompletedAt).ShouldBe((NotificationState.Failed, 6, Now.AddMinutes(-1)));
    }

    [Fact]
    public async Task Settle_AttemptWithoutAnOutcome_IsMarkedAndTakenAgain()
    {
        var row = await AddAsync();
        var left = await StartAttemptAsync(row);
        await using (var lane = _host.Get<FallbackLanes>().Open(FallbackKeys.Email))
        {
            await lane.SettleAsync(CancellationToken.None);
        }

        await DrainAsync();

        var told = await ReadAsync(row);
        told.State.ShouldBe(NotificationState.FellBack);
        var marked = told.Attempts.Single(attempt => attempt.Id == left.Id);
        (marked.Outcome, marked.Note).ShouldBe(
            (AttemptOutcome.Uncertain, "The portal stopped before an answer came, so the fallback may have been taken already. It is taken again."));
    }

    [Theory]
    [InlineData(false, NotificationState.Superseded)]
    [InlineData(true, NotificationState.FallingBack)]
    public async Task Supersede_WhileItWaits_TakesItBackButNotWhatIsUnderWay(bool isUnderWay, NotificationState expected)
    {
        var row = await AddAsync();
        if (isUnderWay)
        {
            await StartAttemptAsync(row);
        }

        await _host.Get<DeliveryStore>().ApplyStepAsync(new StepChanges
        {
            InstanceId = row.InstanceId,
            StepId = "s-1",
            Version = 1,
            At = Now,
            Since = Now,
            Superseded = [row.Id],
        });

        (await ReadAsync(row)).State.ShouldBe(expected);
    }

    private async Task<Notification> AddAsync()
    {
        var row = _lane.Notification("U1", Now, Now, fallback: FallbackKeys.Email);
        row.Recipients.Add(new NotificationRecipient
        {
            NotificationId = row.Id,
            InstanceId = row.InstanceId,
            Position = 0,
            DisplayName = "Jan Kowalski",
            NameKey = "jan kowalski",
            Email = "jan@acme.test",
            SlackUserId = "U1",
        });
        await _host.SaveAsync(row);
        await _host.Get<DeliveryStore>().FallBackAsync([new FallingBack(row.Id, row.InstanceId, row.StepId, FallbackKeys.Email, "users_not_found", Now)]);
        return row;
    }

    private async Task<DeliveryAttempt> StartAttemptAsync(Notification row)
    {
        var attempt = new DeliveryAttempt
        {
            Id = Guid.CreateVersion7(Now),
            NotificationId = row.Id,
            Number = 1,
            Method = FallbackKeys.MethodOf(FallbackKeys.Email),
            StartedAt = Now,
            Outcome = AttemptOutcome.Started,
        };
        (await _host.Get<DeliveryStore>().StartAsync([new AttemptStart(attempt, row.InstanceId, row.StepId) { IsFallback = true }])).Count.ShouldBe(1);
        return attempt;
    }

    private Task DrainAsync() => SimulatedLane.FallBackAsync(_host);

    private Task<Notification> ReadAsync(Notification row) => _host.ReadAsync(db => db.Notifications.Include(one => one.Attempts).SingleAsync(one => one.Id == row.Id));
}
