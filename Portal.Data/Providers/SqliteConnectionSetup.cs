using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Data.Providers;

/// <summary>What SQLite forgets with every connection: foreign keys, what a commit waits for, how long to wait for a writer, where it keeps journals, and how often it tidies its log.</summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    // A statement that may fail half way (a unique key, a foreign key) keeps a journal of its own: in memory, it costs no file for each statement.
    private const string Pragmas = "PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=8000;";

    /// <summary>Sets up a connection that was just opened.</summary>
    public static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    // SQLite has no asynchronous calls; Microsoft's provider makes the same ones.
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }
}
