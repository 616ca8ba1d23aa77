using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Data;
using Portal.Data.Notifications;
using Portal.Data.Notifications.Writing;
using Portal.Data.Providers;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Worker;

public sealed class GroupCommitTests
{
    [Fact]
    public async Task Write_DatabaseNotThere_AllFailAfterOneTry()
    {
        using var log = new ListLog();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        var nowhere = Options.Create(new DatabaseOptions { ConnectionString = "Data Source=/nowhere/portal.db" });
        using var commits = new GroupCommit(
            new WriteConnection(nowhere), Options.Create(new IntakeOptions()), new ChangeFeed(NullLogger<ChangeFeed>.Instance), new WorkSignals(), logs.CreateLogger<GroupCommit>());
        var operations = Enumerable.Range(0, 20).Select(_ => commits.CommitAsync(new StorePlan(Guid.Empty, []))).ToList();

        await commits.StartAsync(CancellationToken.None);

        foreach (var operation in operations)
        {
            await Should.ThrowAsync<Exception>(operation);
        }

        await commits.StopAsync(CancellationToken.None);
        log.Lines.Count(line => line.Contains("did not reach the database", StringComparison.Ordinal)).ShouldBe(1);
    }
}
