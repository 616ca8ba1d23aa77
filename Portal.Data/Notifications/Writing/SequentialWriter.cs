using System.Data.Common;

namespace Portal.Data.Notifications.Writing;

/// <summary>Runs each statement as it comes: right for SQLite, where a statement costs no round trip, and for SQL Server.</summary>
internal sealed class SequentialWriter(DbConnection connection, SqlDialect dialect) : BatchWriter
{
    private readonly HotStatements _statements = HotStatements.For(dialect);
    private readonly Dictionary<Statement, DbCommand> _commands = [];

    public override void Write(IReadOnlyList<WriteOperation> operations)
    {
        HasBegun = false;
        dialect.BeforeTransaction(connection, operations.Any(operation => operation.IsDurable));
        using var transaction = connection.BeginTransaction();
        HasBegun = true;
        var batch = new SequentialBatch(this, _statements, transaction);
        foreach (var operation in operations)
        {
            operation.Write(batch);
        }

        transaction.Commit();
    }

    public override void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    /// <summary>Runs a statement now and answers how many rows it touched.</summary>
    public int Execute(DbTransaction transaction, Statement statement, ReadOnlySpan<object?> values)
    {
        var command = CommandOf(statement);
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = ToParameter(values[i]);
        }

        return command.ExecuteNonQuery();
    }

    // SQLite keeps what it compiled with the command.
    private DbCommand CommandOf(Statement statement)
    {
        if (_commands.TryGetValue(statement, out var command))
        {
            return command;
        }

        command = connection.CreateCommand();
        command.CommandText = statement.Text;
        foreach (var column in statement.Parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + column.Name;
            command.Parameters.Add(parameter);
        }

        return _commands[statement] = command;
    }

    private object ToParameter(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset time => dialect.Time(time),
        _ => value,
    };
}
