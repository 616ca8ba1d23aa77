using Portal.Data.Connections;
using Portal.Domain.Connections.Coverage;
using Portal.UnitTests.Support;
using Portal.Worker.Connections;

namespace Portal.UnitTests.Worker.Connections;

/// <summary>What a coverage report makes of each of Slack's answers, and when it asks for people one by one.</summary>
public sealed class CoverageReporterTests : ScriptedConnectionTest
{
    private const string List = "users.list";
    private const string Lookup = "users.lookupByEmail";
    private const string NotFound = """{"ok":false,"error":"users_not_found"}""";

    [Theory]
    [InlineData("", CoverageState.Found)]
    [InlineData(",\"is_restricted\":true", CoverageState.Guest)]
    [InlineData(",\"is_restricted\":true,\"is_ultra_restricted\":true", CoverageState.Guest)]
    [InlineData(",\"deleted\":true", CoverageState.Deactivated)]
    [InlineData(",\"deleted\":true,\"is_restricted\":true", CoverageState.Deactivated)]
    [InlineData(",\"is_bot\":true", CoverageState.NotFound)]
    public async Task Run_OneOnTheList_TellsWhatTheyAre(string flags, CoverageState state)
    {
        Answers(List, Page(null, User("U1", "Jan@Acme.test", flags)));

        var run = await RunAsync("jan@acme.test");

        run.Rows.ShouldNotBeNull().ShouldHaveSingleItem().State.ShouldBe(state);
        (run.Checked, run.Error, run.IsRunning).ShouldBe((1, null, false));
        Calls(Lookup).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_ClosedAccountAndTheOneInItsPlace_TakesTheOpenOne(bool closedComesFirst)
    {
        var closed = User("U1", "jan@acme.test", ",\"deleted\":true");
        var open = User("U2", "jan@acme.test");
        Answers(List, Page(null, closedComesFirst ? [closed, open] : [open, closed]));

        var row = (await RunAsync("jan@acme.test")).Rows.ShouldNotBeNull().ShouldHaveSingleItem();

        (row.State, row.SlackUserId).ShouldBe((CoverageState.Found, "U2"));
    }

    [Fact]
    public async Task Run_AllFoundBeforeTheEndOfTheList_ReadsNoFurther()
    {
        Answers(List, Page("two", User("U1", "jan@acme.test")), Page("three", User("U2", "olga@acme.test")), Page(null));

        var run = await RunAsync("olga@acme.test jan@acme.test");

        run.Rows!.Select(row => row.SlackUserId).ShouldBe(["U2", "U1"]);
        Calls(List).Count.ShouldBe(2);
        Calls(List)[1].ShouldContain("cursor=two");
    }

    [Fact]
    public async Task Run_ListWithoutAPlace_AsksForEachOneThatIsMissing()
    {
        Answers(List, """{"ok":false,"error":"limit_required"}""");
        Answers(Lookup, $$"""{"ok":true,"user":{{User("U1", "jan@acme.test")}}}""", NotFound);

        var run = await RunAsync("jan@acme.test no.one@acme.test");

        run.Rows!.Select(row => row.State).ShouldBe([CoverageState.Found, CoverageState.NotFoundOrDeactivated]);
        Calls(Lookup).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Run_ClosedOnAPageThatWasRead_IsAskedForOnceMore()
    {
        Answers(List, [.. Enumerable.Range(1, 5).Select(page => Page("p" + page, User("U" + page, page == 1 ? "left@acme.test" : $"x{page}@acme.test", page == 1 ? ",\"deleted\":true" : "")))]);
        Answers(Lookup, $$"""{"ok":true,"user":{{User("U9", "left@acme.test")}}}""");

        var run = await RunAsync("left@acme.test");

        (run.Rows!.Single().State, run.Rows!.Single().SlackUserId).ShouldBe((CoverageState.Found, "U9"));
        Calls(List).Count.ShouldBe(5);
    }

    [Theory]
    [InlineData("missing_scope")]
    [InlineData("token_revoked")]
    [InlineData("invalid_cursor")]
    public async Task Run_ListRefused_EndsWithSlacksWord(string error)
    {
        Answers(List, Page("two", User("U1", "jan@acme.test")), $$"""{"ok":false,"error":"{{error}}"}""");

        var run = await RunAsync("jan@acme.test olga@acme.test");

        (run.Error, run.Rows, run.Checked, run.IsRunning).ShouldBe((error, null, 1, false));
        Calls(Lookup).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_LookupRefusedHalfway_EndsWithSlacksWordAndHowFarItCame()
    {
        Answers(List, """{"ok":false,"error":"limit_required"}""");
        Answers(Lookup, NotFound, """{"ok":false,"error":"account_inactive"}""");

        var run = await RunAsync("a@acme.test b@acme.test c@acme.test");

        (run.Error, run.Rows, run.Checked).ShouldBe(("account_inactive", null, 1));
        Calls(Lookup).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Run_SlackAsksToWait_GoesOnWhereItWas()
    {
        Answers(List, Page("two", User("U1", "jan@acme.test")), """{"ok":false,"error":"ratelimited"}""", Page(null, User("U2", "olga@acme.test")));
        var started = Time.Now;

        var run = await RunAsync("jan@acme.test olga@acme.test");

        run.Rows!.Select(row => row.State).ShouldBe([CoverageState.Found, CoverageState.Found]);
        (run.EndedAt - started >= TimeSpan.FromSeconds(2)).ShouldBeTrue();
        Calls(List).Skip(1).ShouldAllBe(call => call.Contains("cursor=two", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_ConnectionWithoutAToken_SaysSo()
    {
        await ChangeAsync(row => row.BotToken = null);

        var run = await RunAsync("jan@acme.test");

        (run.Error, run.IsRunning).ShouldBe(("secret_missing", false));
    }

    [Fact]
    public async Task Run_Stopped_SaysSoInsteadOfRunningForEver()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        var board = Begin("jan@acme.test");

        await Should.ThrowAsync<OperationCanceledException>(Host.Get<CoverageReporter>().RunAsync(Connection.Id, stopped.Token));

        (board.Find(Connection.Id)!.Error, board.Find(Connection.Id)!.IsRunning).ShouldBe(("stopped", false));
    }

    [Fact]
    public async Task Run_NothingWasAsked_AsksSlackNothing()
    {
        await Host.Get<CoverageReporter>().RunAsync(Connection.Id, CancellationToken.None);

        Calls(List).ShouldBeEmpty();
    }

    private async Task<CoverageRun> RunAsync(string emails)
    {
        var board = Begin(emails);
        await Time.PassUntilAsync(Host.Get<CoverageReporter>().RunAsync(Connection.Id, CancellationToken.None));
        return board.Find(Connection.Id).ShouldNotBeNull();
    }

    private CoverageBoard Begin(string emails)
    {
        var board = Host.Get<CoverageBoard>();
        board.TryBegin(new CoverageRun(Guid.CreateVersion7(Time.Now), Connection.Id, Connection.InstanceId, EmailList.Parse(emails), Time.Now)).ShouldBeTrue();
        return board;
    }

    private async Task ChangeAsync(Action<Portal.Domain.Connections.Connection> change)
    {
        await using var db = Host.Open();
        change((await db.Connections.FindAsync(Connection.Id))!);
        await db.SaveChangesAsync();
    }

    private static string User(string id, string email, string flags = "") => $$"""{"id":"{{id}}","name":"someone","profile":{"email":"{{email}}"}{{flags}}}""";

    private static string Page(string? next, params string[] users) =>
        $$$"""{"ok":true,"members":[{{{string.Join(',', users)}}}],"response_metadata":{"next_cursor":"{{{next}}}"}}""";
}
