using Microsoft.EntityFrameworkCore;
using Portal.Data.Notifications.Writing;
using Portal.Data.Providers;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Data;

/// <summary>How much a batch on PostgreSQL waits for the disk.</summary>
public sealed class PostgreSqlCommitTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly Statement NameByCommit = new("UPDATE \"Organizations\" SET \"Name\" = current_setting('synchronous_commit') WHERE \"Id\" = @Id", [Column.Id("Id")]);

    [Theory]
    [InlineData(false, "off")]
    [InlineData(true, "on")]
    public async Task Write_Batch_WaitsForTheDiskWhereItIsDurable(bool isDurable, string expected)
    {
        var host = await databases.OpenAsync(DatabaseProvider.PostgreSql);

        (await NameAfterAsync(host, isDurable)).ShouldBe(expected);
    }

    [Fact]
    public async Task Write_DurableBatchAfterOneThatIsNot_WaitsForTheDisk()
    {
        var host = await databases.OpenAsync(DatabaseProvider.PostgreSql);

        await NameAfterAsync(host, isDurable: false);

        (await NameAfterAsync(host, isDurable: true)).ShouldBe("on");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Write_SeveralStatements_EachCountsItsOwnRows(bool isDurable)
    {
        var host = await databases.OpenAsync(DatabaseProvider.PostgreSql);
        var there = (await host.AddInstanceAsync()).Organization.Id;
        RowCount[] counts = [];

        await host.Get<GroupCommit>().CommitAsync(new ProbeWrite(
            batch => counts = [batch.Add(NameByCommit, there), batch.Add(NameByCommit, Guid.Empty), batch.Add(NameByCommit, there)], isDurable));

        counts.Select(count => count.Value).ShouldBe([1, 0, 1]);
    }

    private static async Task<string> NameAfterAsync(DataHost host, bool isDurable)
    {
        var id = (await host.AddInstanceAsync()).Organization.Id;
        await host.Get<GroupCommit>().CommitAsync(new ProbeWrite(batch => batch.Add(NameByCommit, id), isDurable));
        return await host.ReadAsync(db => db.Organizations.Where(row => row.Id == id).Select(row => row.Name).SingleAsync());
    }
}
