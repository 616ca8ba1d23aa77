using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Portal.Data.Providers;

namespace Portal.UnitTests.Support;

/// <summary>An empty database on a real engine, gone when disposed.</summary>
internal abstract class TestDatabase : IAsyncDisposable
{
    public abstract DatabaseProvider Provider { get; }

    /// <summary>What the product must be told to use it.</summary>
    public abstract IReadOnlyDictionary<string, string?> Settings { get; }

    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => new SqliteFile(),
        DatabaseProvider.PostgreSql => await PostgreSqlDatabase.CreateAsync(),
        DatabaseProvider.SqlServer => throw new NotSupportedException("There is no SQL Server to test on."),
    };

    /// <summary>A connection outside the product, to look at what is really stored.</summary>
    public async Task<DbConnection> OpenAsync()
    {
        var connection = Connect();
        await connection.OpenAsync();
        return connection;
    }

    public abstract ValueTask DisposeAsync();

    protected abstract DbConnection Connect();

    private sealed class SqliteFile : TestDatabase
    {
        private readonly string _directory = Directory.CreateTempSubdirectory("portal-tests-").FullName;

        public override DatabaseProvider Provider => DatabaseProvider.Sqlite;

        public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Data:Directory"] = _directory,
        };

        public override ValueTask DisposeAsync()
        {
            using var pooled = new SqliteConnection($"Data Source={Path.Combine(_directory, "portal.db")}");
            SqliteConnection.ClearPool(pooled);
            Directory.Delete(_directory, recursive: true);
            return ValueTask.CompletedTask;
        }

        protected override DbConnection Connect() => new SqliteConnection($"Data Source={Path.Combine(_directory, "portal.db")};Pooling=False");
    }

    private sealed class PostgreSqlDatabase(string server, string name) : TestDatabase
    {
        public override DatabaseProvider Provider => DatabaseProvider.PostgreSql;

        public override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Database:Provider"] = nameof(DatabaseProvider.PostgreSql),
            ["ConnectionStrings:Portal"] = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString,
        };

        public static async Task<TestDatabase> CreateAsync()
        {
            var server = PostgreSqlServer.Require();
            var name = "portal_" + Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N");
            await RunAsync(server, $"CREATE DATABASE {name}");
            return new PostgreSqlDatabase(server, name);
        }

        public override async ValueTask DisposeAsync()
        {
            await using (var pooled = new NpgsqlConnection(Settings["ConnectionStrings:Portal"]))
            {
                NpgsqlConnection.ClearPool(pooled);
            }

            await RunAsync(server, $"DROP DATABASE {name} WITH (FORCE)");
        }

        protected override DbConnection Connect() => new NpgsqlConnection(Settings["ConnectionStrings:Portal"] + ";Pooling=False");

        private static async Task RunAsync(string server, string sql)
        {
            await using var connection = new NpgsqlConnection(server);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }
}
