using System.Data.Common;
using Portal.Data.Providers;

namespace Portal.Data.Notifications.Writing;

/// <summary>Where the databases differ for the handful of statements that do not go through EF Core.</summary>
internal abstract class SqlDialect
{
    public static SqlDialect For(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.PostgreSql => new PostgreSql(),
        DatabaseProvider.SqlServer => new SqlServer(),
        DatabaseProvider.Sqlite => new Sqlite(),
    };

    /// <summary>A time as the parameter value that EF Core's mapping of the column would send.</summary>
    public virtual object Time(DateTimeOffset time) => time.ToUniversalTime();

    /// <summary>An insert that does nothing where the unique key is taken.</summary>
    public virtual string InsertUnlessThere(string table, IReadOnlyList<string> columns, IReadOnlyList<string> key) =>
        $"{Insert(table, columns)} ON CONFLICT ({Quote(key)}) DO NOTHING";

    public static string Insert(string table, IReadOnlyList<string> columns) =>
        $"INSERT INTO \"{table}\" ({Quote(columns)}) VALUES ({Parameters(columns)})";

    /// <summary>Called before each transaction.</summary>
    public virtual void BeforeTransaction(DbConnection connection, bool isDurable)
    {
    }

    /// <summary>Called once for each connection.</summary>
    public virtual void AfterOpen(DbConnection connection)
    {
    }

    private static string Quote(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));

    private static string Parameters(IEnumerable<string> names) => string.Join(", ", names.Select(name => "@" + name));

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class Sqlite : SqlDialect
    {
        private bool? _full;

        public override object Time(DateTimeOffset time) => MicrosecondsConverter.FromTime(time);

        public override void AfterOpen(DbConnection connection)
        {
            _full = null;
            Run(connection, SqliteConnectionSetup.Pragmas);
        }

        // Only an accepted event must survive a power cut. An attempt that does not is an attempt made twice, which at-least-once allows,
        // and a killed process loses neither.
        public override void BeforeTransaction(DbConnection connection, bool isDurable)
        {
            if (_full != isDurable)
            {
                Run(connection, isDurable ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
                _full = isDurable;
            }
        }
    }

    private sealed class PostgreSql : SqlDialect;

    private sealed class SqlServer : SqlDialect
    {
        public override string InsertUnlessThere(string table, IReadOnlyList<string> columns, IReadOnlyList<string> key) =>
            $"INSERT INTO \"{table}\" ({Quote(columns)}) SELECT {Parameters(columns)} WHERE NOT EXISTS (SELECT 1 FROM \"{table}\" WITH (UPDLOCK, HOLDLOCK) WHERE "
            + string.Join(" AND ", key.Select(name => $"\"{name}\" = @{name}")) + ")";
    }
}
