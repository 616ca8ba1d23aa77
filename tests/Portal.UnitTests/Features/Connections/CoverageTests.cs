using Portal.Data.Connections;
using Portal.Domain.Connections.Coverage;
using Portal.Features;
using Portal.Features.Connections.Coverage;

namespace Portal.UnitTests.Features.Connections;

public sealed class CoverageTests : ConnectionsTest
{
    [Fact]
    public async Task Start_AList_IsGivenToTheWorker()
    {
        var id = await AddAppAsync("Acme");

        var run = (await StartAsync(id, "a@x.test; b@x.test")).Value!;

        (run.IsRunning, run.List.Emails.Count).ShouldBe((true, 2));
        Get<ConnectionJobRequests>().Take().ShouldBe([(ConnectionJob.Coverage, id)]);
        (await Get<GetCoverage>().HandleAsync(Caller, id, CancellationToken.None)).Value!.Run.ShouldBe(run);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody here")]
    public async Task Start_WithoutAddresses_IsAProblem(string text)
    {
        var id = await AddAppAsync("Acme");

        (await StartAsync(id, text)).Problems.ShouldHaveSingleItem().Field.ShouldBe("emails");
    }

    [Fact]
    public async Task Start_TooMany_SaysHowMany()
    {
        var id = await AddAppAsync("Acme");

        var outcome = await StartAsync(id, string.Join('\n', Enumerable.Range(0, EmailList.Most + 1).Select(number => $"p{number}@x.test")));

        outcome.Problems.ShouldHaveSingleItem().Message.ShouldContain("5001");
    }

    [Fact]
    public async Task Start_OnAPlainWebhook_SaysThatItLooksNobodyUp()
    {
        var webhook = await AddAsync("Finance");

        (await StartAsync(webhook.Id, "a@x.test")).Problems.ShouldHaveSingleItem().Message.ShouldContain("lookup token");
    }

    [Fact]
    public async Task Start_WhileOneRuns_IsRefusedAndTheFirstGoesOn()
    {
        var id = await AddAppAsync("Acme");
        var first = (await StartAsync(id, "a@x.test")).Value!;

        (await StartAsync(id, "b@x.test")).IsOk.ShouldBeFalse();

        Get<CoverageBoard>().Find(id).ShouldBe(first);
    }

    [Fact]
    public async Task Get_AnHourAfterTheEnd_IsForgotten()
    {
        var id = await AddAppAsync("Acme");
        var run = (await StartAsync(id, "a@x.test")).Value!;
        Get<CoverageBoard>().Update(run with { EndedAt = Clock.GetUtcNow() });

        Clock.Advance(TimeSpan.FromMinutes(61));

        Get<CoverageBoard>().Find(id).ShouldBeNull();
    }

    [Fact]
    public async Task Anything_OfAnotherInstance_IsMissing()
    {
        var id = await AddAppAsync("Acme");

        (await Get<StartCoverage>().HandleAsync(Stranger, id, "a@x.test", CancellationToken.None)).IsMissing.ShouldBeTrue();
        (await Get<GetCoverage>().HandleAsync(Neighbour, id, CancellationToken.None)).IsMissing.ShouldBeTrue();
    }

    [Fact]
    public void Csv_OfNamesFromOutside_HoldsNoFormula()
    {
        var csv = CoverageCsv.Write([new CoverageRow("a@x.test", CoverageState.Found, "U1", "=cmd|'/c calc'!A0"), new CoverageRow("b@x.test", CoverageState.NotFound, Name: "Bo \"B\", jr")]);

        csv.Split("\r\n")[1].ShouldBe("a@x.test,found,U1,'=cmd|'/c calc'!A0");
        csv.Split("\r\n")[2].ShouldBe("b@x.test,not-found,,\"Bo \"\"B\"\", jr\"");
    }

    [Fact]
    public void Csv_OfAnUnreadWorkspace_SaysNotFoundOrDeactivated() =>
        CoverageCsv.Write([new CoverageRow("a@x.test", CoverageState.NotFoundOrDeactivated)]).Split("\r\n")[1].ShouldBe("a@x.test,not-found-or-deactivated,,");

    [Fact]
    public void Words_OfOneReport_AreThoseThatItCanTell()
    {
        CoverageRow[] whole = [new("a@x.test", CoverageState.Found), new("b@x.test", CoverageState.NotFound)];

        CoverageWords.For(whole).ShouldNotContain(word => word.State == CoverageState.NotFoundOrDeactivated);
        CoverageWords.For([whole[0], new("b@x.test", CoverageState.NotFoundOrDeactivated)]).ShouldNotContain(word => word.State == CoverageState.NotFound);
        CoverageWords.All.Select(word => word.State).ShouldBe(Enum.GetValues<CoverageState>(), ignoreOrder: true);
    }

    private Task<Outcome<CoverageRun>> StartAsync(Guid id, string text) => Get<StartCoverage>().HandleAsync(Caller, id, text, CancellationToken.None);
}
