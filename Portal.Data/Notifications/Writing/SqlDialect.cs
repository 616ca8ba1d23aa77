using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
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

    /// <summary>How many connections may usefully write at the same time.</summary>
    public virtual int Writers => 1;

    /// <summary>An insert that does nothing where the unique key is taken.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">What is given.</param>
    /// <param name="key">The columns of the unique key.</param>
    /// <param name="computed">A column whose value is an expression instead of its parameter.</param>
    /// <param name="condition">What must hold besides.</param>
    public virtual string InsertUnlessThere(
        string table, IReadOnlyList<Column> columns, IReadOnlyList<string> key, (string Column, string Expression) computed = default, string? condition = null) =>
        $"{Into(table, columns)} SELECT {Values(columns, computed)} WHERE {condition ?? "1 = 1"} ON CONFLICT ({Quote(key)}) DO NOTHING";

    /// <summary>
    /// A condition on a row that is found by its key. Said so that no index serves whose filter it is: PostgreSQL, which compiles a statement while
    /// that index is small, would take it instead of the key, and go on so when it holds thousands.
    /// </summary>
    public static string Is(string column, string value) => $"COALESCE(\"{column}\", '') = '{value}'";

    /// <inheritdoc cref="Is"/>
    public static string IsOneOf(string column, params IEnumerable<string> values) =>
        $"COALESCE(\"{column}\", '') IN ({string.Join(", ", values.Select(value => $"'{value}'"))})";

    public static string Insert(string table, IReadOnlyList<Column> columns) => $"{Into(table, columns)} VALUES ({Values(columns, default)})";

    /// <summary>An insert that does nothing where a condition does not hold.</summary>
    public static string InsertWhere(string table, IReadOnlyList<Column> columns, string condition) =>
        $"{Into(table, columns)} SELECT {Values(columns, default)} WHERE {condition}";

    /// <summary>An insert for a row of another table that no other transaction changes until the transaction's end; does nothing where there is none.</summary>
    public virtual string InsertFromLocked(string table, IReadOnlyList<Column> columns, string source, string condition) =>
        $"{Into(table, columns)} SELECT {Values(columns, default)} FROM \"{source}\" WHERE {condition}";

    /// <summary>Called before each transaction.</summary>
    public virtual void BeforeTransaction(DbConnection connection, bool isDurable)
    {
    }

    /// <summary>Called once for each connection.</summary>
    public virtual void AfterOpen(DbConnection connection)
    {
    }

    /// <summary>
    /// Whether the failure is of the row's own data (too long, none where some must be), so that trying again is of no use. A broken foreign
    /// key is not: what the row names went meanwhile, and a new look finds another way.
    /// </summary>
    public abstract bool RefusesData(Exception failure);

    private static string Into(string table, IReadOnlyList<Column> columns) => $"INSERT INTO \"{table}\" ({Quote(columns.Select(column => column.Name))})";

    private static string Values(IReadOnlyList<Column> columns, (string Column, string Expression) computed) =>
        string.Join(", ", columns.Select(column => column.Name == computed.Column ? computed.Expression : "@" + column.Name));

    private static string Quote(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class Sqlite : SqlDialect
    {
        // SQLITE_TOOBIG, SQLITE_MISMATCH, SQLITE_CONSTRAINT_CHECK, SQLITE_CONSTRAINT_NOTNULL: https://www.sqlite.org/rescode.html
        private static readonly int[] OfData = [18, 20, 275, 1299];

        private bool? _full;

        public override object Time(DateTimeOffset time) => MicrosecondsConverter.FromTime(time);

        public override bool RefusesData(Exception failure) => failure is SqliteException refusal && OfData.Contains(refusal.SqliteExtendedErrorCode);

        public override void AfterOpen(DbConnection connection)
        {
            _full = null;
            SqliteConnectionSetup.Apply(connection);
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

    private sealed class PostgreSql : SqlDialect
    {
        // Data exceptions, NOT NULL, CHECK; half of a surrogate pair does not even reach the server.
        public override bool RefusesData(Exception failure) =>
            failure is DbException { SqlState: ['2', '2', ..] or "23502" or "23514" } || failure.GetBaseException() is System.Text.EncoderFallbackException;

        // One waits for the disk while the other is written.
        public override int Writers => 2;

        // Every hot statement finds its rows by a key. Compiled while its tables are new and empty, it would read them from end to end, and go on so
        // with thousands of rows until the server looks at them anew.
        public override void AfterOpen(DbConnection connection) => Run(connection, "SET enable_seqscan = off");

        public override string InsertFromLocked(string table, IReadOnlyList<Column> columns, string source, string condition) =>
            base.InsertFromLocked(table, columns, source, condition) + " FOR UPDATE";
    }

    private sealed class SqlServer : SqlDialect
    {
        // NULL where none may be; too long, by its two numbers.
        private static readonly int[] OfData = [515, 2628, 8152];

        public override bool RefusesData(Exception failure) => failure is SqlException refusal && OfData.Contains(refusal.Number);

        public override string InsertUnlessThere(
            string table, IReadOnlyList<Column> columns, IReadOnlyList<string> key, (string Column, string Expression) computed = default, string? condition = null) =>
            $"{Into(table, columns)} SELECT {Values(columns, computed)} WHERE {condition ?? "1 = 1"} AND NOT EXISTS (SELECT 1 FROM \"{table}\" WITH (UPDLOCK, HOLDLOCK) WHERE "
            + string.Join(" AND ", key.Select(name => $"\"{name}\" = @{name}")) + ")";

        public override string InsertFromLocked(string table, IReadOnlyList<Column> columns, string source, string condition) =>
            $"{Into(table, columns)} SELECT {Values(columns, default)} FROM \"{source}\" WITH (UPDLOCK) WHERE {condition}";
    }
}
