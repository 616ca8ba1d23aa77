namespace Portal.UnitTests.Support;

/// <summary>The PostgreSQL that <c>./test.sh</c> starts.</summary>
internal static class PostgreSqlServer
{
    private const string Variable = "PORTAL_TEST_POSTGRES";

    /// <summary>Its connection string; skips the test when there is none.</summary>
    public static string Require()
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrWhiteSpace(server), $"Set {Variable}, or run ./test.sh, which starts a PostgreSQL.");
        return server!;
    }
}
