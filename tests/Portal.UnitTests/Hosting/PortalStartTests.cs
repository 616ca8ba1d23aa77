using Microsoft.Data.Sqlite;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Hosting;

/// <summary>A portal that cannot start says why, all at once, each with the setting to change.</summary>
public sealed class PortalStartTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("portal-tests-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Start_MalformedSettings_AreAllNamedAtOnce(string environment)
    {
        var certificate = Path.Combine(_directory, "broken.pfx");
        await File.WriteAllTextAsync(certificate, "no certificate");

        var run = await PortalRun.EndAsync(
            _directory, environment, [],
            ("Database__Provider", "Foo"),
            ("Delivery__FallbackAfter", "abc"),
            ("Delivery__RetentionDays", "many"),
            ("Slack__Limits__Tier2PerMinute", "x"),
            ("Slack__Simulator__Enabled", "maybe"),
            ("Intake__MaxBatch", "0"),
            ("Smtp__Timeout", "00:00:00"),
            ("DataProtection__CertificatePath", certificate));

        run.ExitCode.ShouldBe(1);
        var text = run.Output + run.Errors;
        foreach (var key in new[] { "Database__Provider", "Delivery__FallbackAfter", "Delivery__RetentionDays", "Slack__Limits__Tier2PerMinute", "Slack__Simulator__Enabled", "Intake__MaxBatch", "Smtp__Timeout", "DataProtection__CertificatePath" })
        {
            text.ShouldContain(key);
        }

        text.ShouldNotContain("   at ");
        text.ShouldNotContain("Unhandled");
        File.Exists(Path.Combine(_directory, "data", "portal.db")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Development", "migrate")]
    [InlineData("Development", "source", "create", "--instance", "sample", "--name", "jira")]
    [InlineData("Production")]
    [InlineData("Production", "migrate")]
    public async Task Start_DatabaseOfAnotherVersion_SaysSoAndTouchesNothing(string environment, params string[] args)
    {
        var data = Path.Combine(_directory, "data");
        await MigratedFile.PutIntoAsync(data);
        await using var file = new SqliteConnection($"Data Source={Path.Combine(data, "portal.db")};Pooling=False");
        await file.OpenAsync();
        await ExecuteAsync(file, "INSERT INTO __EFMigrationsHistory VALUES ('20990101000000_Later', '99.0.0')");

        var run = await PortalRun.EndAsync(_directory, environment, args, ("DataProtection__AllowUnprotectedKeyRing", "true"), ("Slack__Simulator__Enabled", "false"));

        run.ExitCode.ShouldBe(1, run.Output + run.Errors);
        var text = run.Output + run.Errors;
        text.ShouldContain("this one does not know 20990101000000_Later");
        text.ShouldContain("Data__Directory");
        text.ShouldNotContain("   at ");
        (await ExecuteAsync(file, "SELECT COUNT(*) FROM Organizations")).ShouldBe(0L);
    }

    private static async Task<object?> ExecuteAsync(SqliteConnection file, string sql)
    {
        await using var command = file.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
