using Microsoft.Data.Sqlite;

namespace Portal.Data.Providers;

/// <summary>SQLite's files, for this user's eyes alone: they hold people's names, and in Development the keys to all secrets.</summary>
internal static class SqliteFile
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    private static readonly string[] Beside = ["", "-wal", "-shm", "-journal"];

    /// <summary>Makes the folder if nobody has, with nothing in it that others may read.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else if (!Directory.Exists(path))
        {
            Directory.CreateDirectory(path, OwnFolder);
        }
    }

    /// <summary>Makes the file, whose journals get its mode from SQLite, and takes back what older versions let others see.</summary>
    public static void Protect(string connectionString)
    {
        var settings = new SqliteConnectionStringBuilder(connectionString);
        if (OperatingSystem.IsWindows() || settings.Mode is not SqliteOpenMode.ReadWriteCreate || settings.DataSource is "" or ":memory:"
            || settings.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        if (!File.Exists(settings.DataSource))
        {
            new FileStream(settings.DataSource, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = OwnFile }).Dispose();
        }

        foreach (var file in Beside.Select(end => settings.DataSource + end).Where(File.Exists))
        {
            if ((File.GetUnixFileMode(file) & ~OwnFile) != UnixFileMode.None)
            {
                File.SetUnixFileMode(file, OwnFile);
            }
        }
    }
}
