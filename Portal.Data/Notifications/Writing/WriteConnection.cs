using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Data.Providers;

namespace Portal.Data.Notifications.Writing;

/// <summary>Opens the writer's own connection to the configured database.</summary>
internal sealed class WriteConnection(IOptions<DatabaseOptions> options)
{
    private string ConnectionString => options.Value.EffectiveConnectionString;

    public HotStatements Open()
    {
        var dialect = SqlDialect.For(options.Value.Provider);
        var connection = Create();
        connection.Open();
        dialect.AfterOpen(connection);
        return new HotStatements(connection, dialect);
    }

    private DbConnection Create() => options.Value.Provider switch
    {
        DatabaseProvider.PostgreSql => new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(ConnectionString) { MaxAutoPrepare = 32, AutoPrepareMinUsages = 2 }.ConnectionString),
        DatabaseProvider.SqlServer => new SqlConnection(ConnectionString),
        DatabaseProvider.Sqlite => new SqliteConnection(ConnectionString),
    };
}
