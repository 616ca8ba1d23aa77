using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.UnitTests.Support;

/// <summary>Remembers what was asked of SQLite, and asks how SQLite goes about it.</summary>
internal sealed class RecordedQueries : DbCommandInterceptor
{
    private readonly List<(string Sql, Dictionary<string, object?> Parameters)> _queries = [];

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Remember(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Remember(command);
        return ValueTask.FromResult(result);
    }

    /// <summary>The steps of every query since the last call, in SQLite's words.</summary>
    public async Task<IReadOnlyList<string>> ExplainAsync(TestDatabase database)
    {
        await using var connection = await database.OpenAsync();
        var steps = new List<string>();
        foreach (var (sql, parameters) in _queries)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + sql;
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                steps.Add(reader.GetString(reader.GetOrdinal("detail")));
            }
        }

        _queries.Clear();
        return steps;
    }

    private void Remember(DbCommand command) => _queries.Add(
        (command.CommandText, command.Parameters.Cast<DbParameter>().ToDictionary(parameter => parameter.ParameterName, parameter => parameter.Value, StringComparer.Ordinal)));
}
