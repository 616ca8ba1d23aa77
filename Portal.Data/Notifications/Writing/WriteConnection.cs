using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Data.Providers;

namespace Portal.Data.Notifications.Writing;

/// <summary>Opens a writer's own connection to the configured database.</summary>
internal sealed class WriteConnection(IOptions<DatabaseOptions> options)
{
    private string ConnectionString => options.Value.EffectiveConnectionString;

    public SqlDialect Dialect { get; } = SqlDialect.For(options.Value.Provider);

    public BatchWriter Open() => options.Value.Provider switch
    {
        DatabaseProvider.PostgreSql => new PipelinedWriter(Opened(new NpgsqlConnection(PreparingConnectionString())), Dialect),
        DatabaseProvider.SqlServer => new SequentialWriter(Opened(new SqlConnection(ConnectionString)), Dialect),
        DatabaseProvider.Sqlite => new SequentialWriter(Opened(new SqliteConnection(ConnectionString)), Dialect),
    };

    // Every hot statement is compiled once for each connection.
    private string PreparingConnectionString() =>
        new NpgsqlConnectionStringBuilder(ConnectionString) { MaxAutoPrepare = 64, AutoPrepareMinUsages = 2 }.ConnectionString;

    private TConnection Opened<TConnection>(TConnection connection)
        where TConnection : DbConnection
    {
        connection.Open();
        Dialect.AfterOpen(connection);
        return connection;
    }
}
