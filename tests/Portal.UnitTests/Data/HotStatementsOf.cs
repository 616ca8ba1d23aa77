using Portal.Data.Notifications.Writing;
using Portal.Data.Providers;

namespace Portal.UnitTests.Data;

/// <summary>All hot statements, found by reflection, so that a new one is tested without being named.</summary>
internal static class HotStatementsOf
{
    public static IReadOnlyList<(string Name, Statement Statement)> Database(DatabaseProvider provider)
    {
        var statements = HotStatements.For(SqlDialect.For(provider));
        return [.. new object[] { statements, statements.Steps, statements.Addressing }.SelectMany(home => home.GetType()
            .GetProperties()
            .Where(property => property.PropertyType == typeof(Statement))
            .Select(property => ($"{home.GetType().Name}.{property.Name}", (Statement)property.GetValue(home)!)))];
    }
}
