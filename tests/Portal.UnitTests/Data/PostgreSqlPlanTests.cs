using Npgsql;
using Portal.Data.Notifications.Writing;
using Portal.Data.Providers;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Data;

/// <summary>
/// How PostgreSQL finds the rows of a hot statement. It compiles each once for a connection, while the tables may be new and empty, and keeps to it.
/// </summary>
public sealed class PostgreSqlPlanTests(Databases databases) : IClassFixture<Databases>
{
    private const string FilteredIndexes = "SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND indexdef LIKE '% WHERE %'";

    public static TheoryData<string> Names => [.. HotStatementsOf.Database(DatabaseProvider.PostgreSql).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task HotStatement_CompiledOnEmptyTables_FindsItsRowsByKey(string name)
    {
        var statement = HotStatementsOf.Database(DatabaseProvider.PostgreSql).Single(one => one.Name == name).Statement;
        var host = await databases.OpenAsync(DatabaseProvider.PostgreSql);
        await using var connection = (NpgsqlConnection)await host.Database.OpenAsync();
        SqlDialect.For(DatabaseProvider.PostgreSql).AfterOpen(connection);
        await ReadAsync(connection, $"SET plan_cache_mode = force_generic_plan; PREPARE hot AS {statement.Positional}");

        var plan = string.Join('\n', await ReadAsync(connection, $"EXPLAIN EXECUTE hot({string.Join(", ", statement.Parameters.Select(_ => "NULL"))})"));

        plan.ShouldNotContain("Seq Scan");
        (await ReadAsync(connection, FilteredIndexes)).Where(plan.Contains).ShouldBeEmpty(plan);
    }

    [Fact]
    public async Task FilteredIndexes_Asked_AreThere()
    {
        var host = await databases.OpenAsync(DatabaseProvider.PostgreSql);
        await using var connection = (NpgsqlConnection)await host.Database.OpenAsync();

        (await ReadAsync(connection, FilteredIndexes)).ShouldContain("IX_Notifications_Due");
    }

    private static async Task<List<string>> ReadAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
