using Npgsql;
using NpgsqlTypes;

namespace Portal.Data.Notifications.Writing;

/// <summary>
/// Sends a whole batch to PostgreSQL in one round trip, which is one transaction without saying so: its statements end at one common point
/// (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING).
/// </summary>
internal sealed class PipelinedWriter(NpgsqlConnection connection, SqlDialect dialect) : BatchWriter
{
    // For this transaction alone, which "SET LOCAL" refuses to see without a BEGIN. See SqlDialect.BeforeTransaction for what may be lost.
    private const string CommitWithoutWaiting = "SELECT set_config('synchronous_commit', 'off', true)";

    private readonly HotStatements _statements = HotStatements.For(dialect);

    public override void Write(IReadOnlyList<WriteOperation> operations)
    {
        HasBegun = true;
        using var pipeline = new NpgsqlBatch(connection);
        var batch = new Batch(_statements, pipeline);
        foreach (var operation in operations)
        {
            operation.Write(batch);
        }

        if (pipeline.BatchCommands.Count == 0)
        {
            return;
        }

        if (!operations.Any(operation => operation.IsDurable))
        {
            pipeline.BatchCommands.Insert(0, new NpgsqlBatchCommand(CommitWithoutWaiting));
        }

        try
        {
            pipeline.ExecuteNonQuery();
        }
        catch (NpgsqlException failure) when (failure is not PostgresException)
        {
            // The server is gone, for each of them alone as well.
            HasBegun = false;
            throw;
        }

        batch.Count();
    }

    public override void Dispose() => connection.Dispose();

    private sealed class Batch(HotStatements statements, NpgsqlBatch pipeline) : WriteBatch(statements)
    {
        private readonly List<RowCount> _rows = [];

        public override RowCount Add(Statement statement, params ReadOnlySpan<object?> values)
        {
            var command = new NpgsqlBatchCommand(statement.Positional);
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(Parameter(statement.Parameters[i].Type, values[i]));
            }

            pipeline.BatchCommands.Add(command);
            var rows = new RowCount();
            _rows.Add(rows);
            return rows;
        }

        public void Count()
        {
            var before = pipeline.BatchCommands.Count - _rows.Count;
            for (var i = 0; i < _rows.Count; i++)
            {
                _rows[i].Value = pipeline.BatchCommands[before + i].RecordsAffected;
            }
        }

        // Typed even where it is null: a statement whose parameters change their types is compiled anew.
        private static NpgsqlParameter Parameter(ColumnType type, object? value) => value switch
        {
            null => new NpgsqlParameter { NpgsqlDbType = TypeOf(type), Value = DBNull.Value },
            Guid id => new NpgsqlParameter<Guid> { NpgsqlDbType = NpgsqlDbType.Uuid, TypedValue = id },
            string text => new NpgsqlParameter<string> { NpgsqlDbType = NpgsqlDbType.Text, TypedValue = text },
            DateTimeOffset time => new NpgsqlParameter<DateTime> { NpgsqlDbType = NpgsqlDbType.TimestampTz, TypedValue = time.UtcDateTime },
            int number => new NpgsqlParameter<int> { NpgsqlDbType = NpgsqlDbType.Integer, TypedValue = number },
            long number => new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint, TypedValue = number },
            byte[] bytes => new NpgsqlParameter<byte[]> { NpgsqlDbType = NpgsqlDbType.Bytea, TypedValue = bytes },
            _ => throw new ArgumentException($"A hot statement takes no {value.GetType()}.", nameof(value)),
        };

        private static NpgsqlDbType TypeOf(ColumnType type) => type switch
        {
            ColumnType.Id => NpgsqlDbType.Uuid,
            ColumnType.Text => NpgsqlDbType.Text,
            ColumnType.Time => NpgsqlDbType.TimestampTz,
            ColumnType.Number => NpgsqlDbType.Integer,
            ColumnType.BigNumber => NpgsqlDbType.Bigint,
            ColumnType.Bytes => NpgsqlDbType.Bytea,
        };
    }
}
