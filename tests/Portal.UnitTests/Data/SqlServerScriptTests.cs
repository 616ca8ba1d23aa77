using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Portal.Data.Providers;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Data;

/// <summary>No SQL Server can be run here, so Microsoft's own parser reads at least all that would be sent to one.</summary>
public sealed class SqlServerScriptTests
{
    public static TheoryData<string> HotStatementNames => [.. HotStatementsOf.Database(DatabaseProvider.SqlServer).Select(one => one.Name)];

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void Migrations_AsAScript_AreGoodTransactSql(MigrationsSqlGenerationOptions options)
    {
        using var db = DesignContext.Of(DatabaseProvider.SqlServer);

        var script = db.GetService<IMigrator>().GenerateScript(options: options);

        script.ShouldContain("CREATE TABLE [Notifications]");
        Parse(script);
    }

    [Theory]
    [MemberData(nameof(HotStatementNames))]
    public void HotStatement_OfSqlServer_IsGoodTransactSqlAndBindsItsParameters(string name)
    {
        var statement = HotStatementsOf.Database(DatabaseProvider.SqlServer).Single(one => one.Name == name).Statement;

        var variables = new Variables();
        Parse(statement.Text).Accept(variables);

        variables.Names.ShouldBe(statement.Parameters.Select(parameter => "@" + parameter.Name), ignoreOrder: true);
    }

    [Fact]
    public void Parse_BrokenScript_IsNoticed() => Should.Throw<ShouldAssertException>(() => Parse("INSERT INTO \"Events\" (\"Id\") VALUES (@Id) ON CONFLICT (\"Id\") DO NOTHING"));

    private static TSqlFragment Parse(string script)
    {
        using var reader = new StringReader(script);
        // As SqlClient and sqlcmd -I set it: names in double quotes.
        var fragment = new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        errors.Select(error => $"{error.Line}:{error.Column} {error.Message}").ShouldBeEmpty();
        return fragment;
    }

    private sealed class Variables : TSqlFragmentVisitor
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public override void Visit(VariableReference node) => Names.Add(node.Name);
    }
}
