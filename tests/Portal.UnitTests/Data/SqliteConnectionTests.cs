using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Data.Notifications.Writing;
using Portal.Data.Providers;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Data;

public sealed class SqliteConnectionTests(Databases databases) : IClassFixture<Databases>
{
    private const long Normal = 1;
    private const long Full = 2;

    [Theory]
    [InlineData("foreign_keys", "1")]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("busy_timeout", "5000")]
    [InlineData("temp_store", "2")]
    [InlineData("wal_autocheckpoint", "8000")]
    public async Task Pragma_OfANewContext_IsSet(string pragma, string expected)
    {
        var host = await databases.OpenAsync(DatabaseProvider.Sqlite);
        await using var db = host.Open();
        await db.Database.OpenConnectionAsync();

        Ask(db.Database.GetDbConnection(), pragma).ShouldBe(expected);
    }

    [Theory]
    [InlineData("foreign_keys", "1")]
    [InlineData("journal_mode", "wal")]
    [InlineData("busy_timeout", "5000")]
    [InlineData("temp_store", "2")]
    [InlineData("wal_autocheckpoint", "8000")]
    public async Task Pragma_OfTheWriter_IsSet(string pragma, string expected)
    {
        var host = await databases.OpenAsync(DatabaseProvider.Sqlite);
        string? found = null;

        await host.Get<GroupCommit>().CommitAsync(new ProbeWrite(batch => found = Ask(ConnectionOf(batch), pragma)));

        found.ShouldBe(expected);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Write_WhileAnotherWrites_WaitsAndSucceeds(bool byWriter)
    {
        var host = await databases.OpenAsync(DatabaseProvider.Sqlite);
        var rows = await host.AddInstanceAsync();
        Task write;
        await using (var other = await host.Database.OpenAsync())
        {
            await ExecuteAsync(other, "BEGIN IMMEDIATE");
            write = byWriter ? host.Get<GroupCommit>().CommitAsync(new StoreEvent(rows.Event("evt-1"))) : Task.Run(() => host.SaveAsync(rows.Connection("Finance")));
            (await Task.WhenAny(write, Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System))).ShouldNotBe(write);
            await ExecuteAsync(other, "COMMIT");
        }

        await write;
    }

    [Fact]
    public async Task Commit_OfAnEvent_WaitsForTheDisk()
    {
        var host = await databases.OpenAsync(DatabaseProvider.Sqlite);
        var rows = await host.AddInstanceAsync();

        new StoreEvent(rows.Event("evt-1")).IsDurable.ShouldBeTrue();
        new StorePlan(rows.NewId(), []).IsDurable.ShouldBeFalse();
        new StartAttempts(WriteOrder.Any, []).IsDurable.ShouldBeFalse();
    }

    [Fact]
    public async Task Commit_DurableAndNot_SwitchesSynchronousEachTime()
    {
        var host = await databases.OpenAsync(DatabaseProvider.Sqlite);
        var commits = host.Get<GroupCommit>();
        var found = new List<long>();

        foreach (var isDurable in (bool[])[false, true, true, false, true])
        {
            await commits.CommitAsync(new ProbeWrite(batch => found.Add(Synchronous(batch)), isDurable));
        }

        found.ShouldBe([Normal, Full, Full, Normal, Full]);
    }

    [Fact]
    public async Task Commit_OneDurableAmongOthers_IsDurableForAll()
    {
        var host = await databases.OpenAsync(DatabaseProvider.Sqlite);
        var commits = host.Get<GroupCommit>();
        var found = new List<long>();
        await using var writer = await StoppedWriter.HoldAsync(commits);

        var all = ((bool[])[false, true, false]).Select(isDurable =>
            commits.CommitAsync(new ProbeWrite(batch => found.Add(Synchronous(batch)), isDurable))).ToList();
        writer.Release();
        await Task.WhenAll(all);

        found.ShouldBe([Full, Full, Full]);
    }

    [Fact]
    public async Task Commit_AfterABrokenBatch_IsDurableAgain()
    {
        var host = await databases.OpenAsync(DatabaseProvider.Sqlite);
        var commits = host.Get<GroupCommit>();
        await commits.CommitAsync(new ProbeWrite(_ => { }, isDurable: true));
        await Should.ThrowAsync<InvalidDataException>(() => commits.CommitAsync(new ProbeWrite(_ => throw new InvalidDataException())));

        var found = 0L;
        await commits.CommitAsync(new ProbeWrite(batch => found = Synchronous(batch), isDurable: true));

        found.ShouldBe(Full);
    }

    private static DbConnection ConnectionOf(WriteBatch batch) => ((SequentialBatch)batch).Transaction.Connection!;

    private static long Synchronous(WriteBatch batch) => long.Parse(Ask(ConnectionOf(batch), "synchronous")!, CultureInfo.InvariantCulture);

    private static string? Ask(DbConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA " + pragma;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
