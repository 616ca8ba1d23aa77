using Portal.Data.Connections;
using Portal.Domain.Connections.Coverage;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Worker.Connections;

/// <summary>Whom of a list Slack knows, by the real job.</summary>
public sealed class CoverageRunTests(SharedPortal portal) : ConnectionTest(portal)
{
    [Fact]
    public async Task Coverage_AList_TellsFoundGuestsDeactivatedAndUnknown()
    {
        var (instance, _) = await StartAsync();
        var id = await AddAppAsync(instance);
        var list = EmailList.Parse($"{SampleWorkspace.Email} gus@partner.test {SampleWorkspace.DeactivatedEmail} {SampleWorkspace.UnknownEmail}");
        var board = Server.Get<CoverageBoard>();
        board.TryBegin(new CoverageRun(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), id, instance.Id, list, TimeProvider.System.GetUtcNow()));

        Server.Get<ConnectionJobRequests>().Request(ConnectionJob.Coverage, id);
        var run = await Until.Async(() => Task.FromResult(board.Find(id)!), run => !run.IsRunning);

        run.Error.ShouldBeNull();
        run.Rows!.Select(row => row.State).ShouldBe([CoverageState.Found, CoverageState.Guest, CoverageState.Deactivated, CoverageState.NotFound]);
        run.Rows![0].SlackUserId.ShouldBe(SampleWorkspace.UserId);
    }

    [Fact]
    public async Task Coverage_WorkspaceTooLargeToRead_CallsNobodyNotFoundWhoMayBeDeactivated()
    {
        var (instance, _) = await StartAsync();
        var id = await AddAppAsync(instance);
        await Slack.AddCrowdAsync(1_000);
        await Slack.AddDeactivatedAsync("left@acme.test");
        await Slack.AddPeopleAsync("late@acme.test");
        var run = await CoverAsync(instance, id, $"late@acme.test left@acme.test {SampleWorkspace.DeactivatedEmail} {SampleWorkspace.UnknownEmail}");

        run.Rows!.Select(row => row.State).ShouldBe(
            [CoverageState.Found, CoverageState.NotFoundOrDeactivated, CoverageState.Deactivated, CoverageState.NotFoundOrDeactivated]);
    }

    [Fact]
    public async Task Coverage_WithoutThePermission_EndsWithSlacksWord()
    {
        var (instance, _) = await StartAsync();
        var id = await AddAppAsync(instance, SampleWorkspace.UnscopedToken);
        var board = Server.Get<CoverageBoard>();
        board.TryBegin(new CoverageRun(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), id, instance.Id, EmailList.Parse("a@x.test"), TimeProvider.System.GetUtcNow()));

        Server.Get<ConnectionJobRequests>().Request(ConnectionJob.Coverage, id);

        (await Until.Async(() => Task.FromResult(board.Find(id)!), run => !run.IsRunning)).Error.ShouldBe("missing_scope");
    }

    private async Task<CoverageRun> CoverAsync(TestInstance instance, Guid connectionId, string emails)
    {
        var board = Server.Get<CoverageBoard>();
        var now = TimeProvider.System.GetUtcNow();
        board.TryBegin(new CoverageRun(Guid.CreateVersion7(now), connectionId, instance.Id, EmailList.Parse(emails), now));
        Server.Get<ConnectionJobRequests>().Request(ConnectionJob.Coverage, connectionId);
        return await Until.Async(() => Task.FromResult(board.Find(connectionId)!), run => !run.IsRunning);
    }
}
