using Microsoft.Data.Sqlite;

namespace Portal.Data.Providers;

/// <summary>Where the database is: sections <c>Data</c>, <c>Database</c> and <c>ConnectionStrings</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary><c>Database:Provider</c>.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>What <c>Database:Provider</c> says where that is none; null where it is.</summary>
    public string? UnknownProvider { get; set; }

    /// <summary><c>Data:Directory</c>: where SQLite's file lies when no connection string is set.</summary>
    public string Directory { get; set; } = "./data";

    /// <summary><c>ConnectionStrings:Portal</c>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The connection string that is used, SQLite's default included.</summary>
    public string EffectiveConnectionString => Provider == DatabaseProvider.Sqlite && string.IsNullOrWhiteSpace(ConnectionString)
        ? new SqliteConnectionStringBuilder { DataSource = Path.Combine(Directory, "portal.db") }.ToString()
        : ConnectionString ?? "";
}
