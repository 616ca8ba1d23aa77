using Portal.Data.Providers;

namespace Portal.UnitTests.Support;

/// <summary>A SQLite file as the migrations make it, made once: most tests need its schema, not its making.</summary>
internal static class MigratedFile
{
    private static readonly SemaphoreSlim Making = new(1);
    private static byte[]? _content;

    /// <summary>Puts a copy where the product looks for it in its data directory, unless it finds one there already.</summary>
    public static async Task PutIntoAsync(string directory)
    {
        var path = Path.Combine(directory, "portal.db");
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(directory);
            await File.WriteAllBytesAsync(path, await ContentAsync());
        }
    }

    private static async Task<byte[]> ContentAsync()
    {
        await Making.WaitAsync();
        try
        {
            return _content ??= await MakeAsync();
        }
        finally
        {
            Making.Release();
        }
    }

    private static async Task<byte[]> MakeAsync()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var host = DataHost.Prepare(database);
        await host.Get<DatabaseSchema>().MigrateAsync(CancellationToken.None);
        await using var connection = await database.OpenAsync();
        await using var command = connection.CreateCommand();
        // Everything into the one file; what is still in the log beside it would be missing from the copy.
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
        return await File.ReadAllBytesAsync(connection.DataSource);
    }
}
