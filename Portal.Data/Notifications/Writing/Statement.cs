using System.Data.Common;

namespace Portal.Data.Notifications.Writing;

/// <summary>One command that keeps its parameters, in order. SQLite and (with <c>Max Auto Prepare</c>) PostgreSQL keep what they compiled with it.</summary>
internal sealed class Statement : IDisposable
{
    private readonly DbCommand _command;
    private readonly SqlDialect _dialect;

    public Statement(DbConnection connection, SqlDialect dialect, string sql, IEnumerable<string> parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        foreach (var name in parameters)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = "@" + name;
            _command.Parameters.Add(parameter);
        }

        _dialect = dialect;
    }

    public string Text => _command.CommandText;

    public IEnumerable<string> ParameterNames => _command.Parameters.Cast<DbParameter>().Select(parameter => parameter.ParameterName);

    public int Execute(DbTransaction transaction, params ReadOnlySpan<object?> values)
    {
        Bind(transaction, values);
        return _command.ExecuteNonQuery();
    }

    public DbDataReader Read(DbTransaction transaction, params ReadOnlySpan<object?> values)
    {
        Bind(transaction, values);
        return _command.ExecuteReader();
    }

    public void Dispose() => _command.Dispose();

    private void Bind(DbTransaction transaction, ReadOnlySpan<object?> values)
    {
        _command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i] switch
            {
                null => DBNull.Value,
                DateTimeOffset time => _dialect.Time(time),
                var value => value,
            };
        }
    }
}
