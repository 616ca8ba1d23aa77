using Portal.Data;
using Portal.Data.Providers;

namespace Portal.UnitTests.Support;

/// <summary>A context that knows its model and its migrations and has no database.</summary>
internal static class DesignContext
{
    public static PortalDbContext Of(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.PostgreSql => new PostgreSqlDesignTimeFactory().CreateDbContext([]),
        DatabaseProvider.SqlServer => new SqlServerDesignTimeFactory().CreateDbContext([]),
        DatabaseProvider.Sqlite => new SqliteDesignTimeFactory().CreateDbContext([]),
    };
}
