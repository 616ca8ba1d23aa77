using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Auth;
using Portal.Data;
using Portal.Data.Notifications;
using Portal.Data.Notifications.Writing;
using Portal.Data.Providers;
using Portal.Domain.Notifications;
using Portal.Features.Errors;
using Portal.Features.Notifications.List;
using Portal.Features.Notifications.Steps;
using Portal.UnitTests.Support;
using Portal.Worker.Errors;
using Portal.Worker.Notifications;
using Portal.Worker.Notifications.Planning;
using Portal.Worker.Notifications.Retention;
using Portal.Worker.Notifications.Sending;
using Portal.Worker.Notifications.Steps;
using Portal.Worker.Notifications.Waking;

namespace Portal.UnitTests.Data;

/// <summary>The questions that are asked all the time must not read a whole table, however full it is.</summary>
public sealed class QueryPlanTests : IAsyncLifetime
{
    private const int Page = 50;

    private static readonly string[] OfOpenOnes = ["IX_Notifications_Due", "IX_Notifications_Overdue", "IX_Notifications_Sending", "IX_Notifications_FallingBack"];

    private readonly RecordedQueries _queries = new();
    private TestDatabase _database = null!;
    private DataHost _host = null!;
    private InstanceCaller _caller = null!;
    private readonly string _stepId = "step-1";

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        _host = await DataHost.StartAsync(
            _database,
            services => services.ConfigureDbContext<SqlitePortalDbContext>((_, options) => options.AddInterceptors(_queries)));
        var rows = await _host.AddInstanceAsync();
        _caller = new InstanceCaller(rows.Organization.Id, rows.InstanceId, rows.Instance.Slug, "ada");
        // What follows a list's rows is asked only where there are rows.
        var notification = rows.Notification(null);
        notification.Recipients.Add(new NotificationRecipient
        {
            NotificationId = notification.Id,
            Position = 1,
            InstanceId = rows.InstanceId,
            DisplayName = "Jan",
            NameKey = "jan",
        });
        var received = rows.Event("of-a-step", status: EventStatus.Planned);
        var copy = rows.Notification(received.Id, stepId: _stepId);
        await _host.SaveAsync(notification, received, copy, rows.Message(copy, _stepId, _host.Time.Now));
        await _queries.ExplainAsync(_database);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData]
    [InlineData("D1", "D2")]
    public async Task Due_OfALane_UsesItsIndex(params string[] busy)
    {
        await new LaneQueries(Contexts).DueAsync(Lane(hasConnection: true)!.Value, _host.Time.Now, busy, Page, CancellationToken.None);

        await ShouldUseAsync("IX_Notifications_Due", sorts: false);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Overdue_OfALane_UsesItsIndex(bool hasConnection)
    {
        await new LaneQueries(Contexts).OverdueAsync(Lane(hasConnection), _host.Time.Now, Page, CancellationToken.None);

        await ShouldUseAsync("IX_Notifications_Overdue", sorts: false);
    }

    [Fact]
    public async Task Next_OfALane_UsesBothIndexes()
    {
        await new LaneQueries(Contexts).NextAsync(SampleEvents.ConnectionId, CancellationToken.None);

        var steps = await ShouldUseAsync("IX_Notifications_Due", sorts: false);
        steps.ShouldContain(step => step.Contains("IX_Notifications_Overdue", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Settle_UncertainAttempts_UsesTheIndexOfWhatIsSending()
    {
        await new UncertainAttempts(Contexts, _host.Time, NullLogger<UncertainAttempts>.Instance).SettleAsync(SampleEvents.ConnectionId, CancellationToken.None);

        await ShouldUseAsync("IX_Notifications_Sending", sorts: false);
    }

    [Fact]
    public async Task Wake_OpenWork_ReadsTheBacklogOnly()
    {
        await new OpenWork(Contexts, new WorkSignals(), _host.Time).WakeAsync(CancellationToken.None);

        // Each of these indexes holds only what is open.
        var steps = await ShouldUseAsync("IX_Events_Accepted", sorts: true);
        steps.Where(step => step.Contains("Notifications", StringComparison.Ordinal)).ShouldAllBe(step => OfOpenOnes.Any(index => step.Contains(index, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Plan_NextPage_ReadsTheBacklogInOrder()
    {
        using var errors = new ErrorReporter(Contexts, new ChangeFeed(NullLogger<ChangeFeed>.Instance), _host.Time, NullLogger<ErrorReporter>.Instance);
        var round = new PlanningRound(Contexts, null!, new StepApplier(Contexts, _host.Get<DeliveryStore>(), _host.Time), _host.Time);

        await round.RunAsync(CancellationToken.None);

        await ShouldUseAsync("IX_Events_Accepted", sorts: false);
    }

    [Fact]
    public async Task Sweep_OldEvents_ReadsAlongTheirIndex()
    {
        await new RetentionSweep(Contexts, new StepRetention(Contexts), new SlackRetention(Contexts), Options.Create(new DeliveryOptions()), _host.Time, NullLogger<RetentionSweep>.Instance).RunAsync(CancellationToken.None);

        await ShouldUseAsync("IX_Events_Planned", sorts: false);
    }

    [Theory]
    [InlineData("")]
    [InlineData("states=Failed")]
    [InlineData("states=Failed,FellBack")]
    [InlineData("connection")]
    [InlineData("no connection")]
    [InlineData("type")]
    [InlineData("person")]
    [InlineData("search")]
    [InlineData("time")]
    [InlineData("stale")]
    [InlineData("states=Waiting connection type person search time")]
    public async Task List_Notifications_ReadsNoWholeTable(string narrowing)
    {
        await new ListNotifications(Contexts).HandleAsync(_caller, Filter(narrowing), 0, Page, CancellationToken.None);

        ShouldNotScan(await _queries.ExplainAsync(_database));
    }

    [Fact]
    public async Task List_Unfiltered_ReadsAlongTheIndexOfItsOrder()
    {
        await new ListNotifications(Contexts).HandleAsync(_caller, new NotificationFilter(), 0, Page, CancellationToken.None);

        var steps = await ShouldUseAsync("IX_Notifications_InstanceId_CreatedAt", sorts: true);
        steps.ShouldNotContain("USE TEMP B-TREE FOR ORDER BY");
    }

    [Fact]
    public async Task Count_LastDay_ReadsTheDayOnly()
    {
        await new CountNotifications(Contexts, _host.Time).HandleAsync(_caller, CancellationToken.None);

        ShouldNotScan(await _queries.ExplainAsync(_database));
    }

    [Fact]
    public async Task Count_StaleMessages_ReadsThoseOnly()
    {
        await new CountStaleMessages(Contexts).HandleAsync(_caller, CancellationToken.None);

        await ShouldUseAsync("IX_Messages_Untrue", sorts: true);
    }

    [Fact]
    public async Task List_StaleOnly_BeginsWithTheUntrueMessages()
    {
        await new ListNotifications(Contexts).HandleAsync(_caller, Filter("stale"), 0, Page, CancellationToken.None);

        await ShouldUseAsync("IX_Messages_Untrue", sorts: true);
    }

    [Fact]
    public async Task Get_Step_ReadsItsCopiesOnly()
    {
        await new GetStep(Contexts).HandleAsync(_caller, _stepId, 0, Page, CancellationToken.None);

        await ShouldUseAsync("IX_Notifications_Step", sorts: true);
    }

    [Fact]
    public async Task Sweep_WhatIsKeptForAWhile_ReadsAlongItsTime()
    {
        await new StepRetention(Contexts).RunAsync(_host.Time.Now, CancellationToken.None);
        await ShouldUseAsync("IX_StepStates_Applied", sorts: false);

        await new SlackRetention(Contexts).RunAsync(_host.Time.Now, CancellationToken.None);
        var steps = await ShouldUseAsync("IX_SlackPeople_ExpiresAt", sorts: false);
        steps.ShouldContain(step => step.Contains("IX_SlackRequests_ReceivedAt", StringComparison.Ordinal));
        steps.ShouldContain(step => step.Contains("IX_InstallStates_ExpiresAt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_Errors_ReadsNoWholeTable()
    {
        await new ListErrors(Contexts).HandleAsync(_caller, new ErrorFilter(), 0, Page, CancellationToken.None);

        ShouldNotScan(await _queries.ExplainAsync(_database));
    }

    private static Guid? Lane(bool hasConnection) => hasConnection ? SampleEvents.ConnectionId : null;

    private IDbContextFactory<PortalDbContext> Contexts => _host.Get<IDbContextFactory<PortalDbContext>>();

    private NotificationFilter Filter(string narrowing) => new()
    {
        States = narrowing switch
        {
            _ when narrowing.Contains("Failed,FellBack", StringComparison.Ordinal) => [NotificationState.Failed, NotificationState.FellBack],
            _ when narrowing.Contains("Failed", StringComparison.Ordinal) => [NotificationState.Failed],
            _ when narrowing.Contains("Waiting", StringComparison.Ordinal) => [NotificationState.Waiting],
            _ => [],
        },
        IsStaleOnly = narrowing.Contains("stale", StringComparison.Ordinal),
        ConnectionId = narrowing switch
        {
            "no connection" => Guid.Empty,
            _ when narrowing.Contains("connection", StringComparison.Ordinal) => SampleEvents.ConnectionId,
            _ => null,
        },
        EventType = narrowing.Contains("type", StringComparison.Ordinal) ? "CALL_FOR_ACTION" : null,
        Person = narrowing.Contains("person", StringComparison.Ordinal) ? "jan" : null,
        Search = narrowing.Contains("search", StringComparison.Ordinal) ? "fin" : null,
        From = narrowing.Contains("time", StringComparison.Ordinal) ? _host.Time.Now.AddDays(-1) : null,
        To = narrowing.Contains("time", StringComparison.Ordinal) ? _host.Time.Now : null,
    };

    private async Task<IReadOnlyList<string>> ShouldUseAsync(string index, bool sorts)
    {
        var steps = await _queries.ExplainAsync(_database);
        steps.ShouldContain(step => step.Contains(index, StringComparison.Ordinal), string.Join('\n', steps));
        ShouldNotScan(steps);
        if (!sorts)
        {
            steps.ShouldNotContain(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal), string.Join('\n', steps));
        }

        return steps;
    }

    // A scan of an index is one of a partial index, as small as the backlog; json_each is a query's own list.
    private static void ShouldNotScan(IReadOnlyList<string> steps)
    {
        steps.ShouldNotBeEmpty();
        steps.Where(step => step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains("INDEX IX_", StringComparison.Ordinal) && !IsOfNoTable(step))
            .ShouldBeEmpty(string.Join('\n', steps));
    }

    private static bool IsOfNoTable(string step) => new[] { "CONSTANT ROW", "SUBQUERY", "VIRTUAL TABLE" }.Any(kind => step.Contains(kind, StringComparison.Ordinal));
}
