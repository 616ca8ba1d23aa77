using Portal.UnitTests.Support;

namespace Portal.UnitTests.Cli;

/// <summary>The verbs as somebody calls them: in a process, without a server.</summary>
public sealed class VerbTests : IDisposable
{
    private const string AllowUnprotected = "DataProtection__AllowUnprotectedKeyRing";
    private readonly string _directory = Directory.CreateTempSubdirectory("portal-tests-").FullName;

    private bool HasDatabase => File.Exists(Path.Combine(_directory, "data", "portal.db"));

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--version")]
    public async Task Question_Alone_IsAnsweredWithoutAServerOrADatabase(string question)
    {
        var run = await RunAsync("Development", [question]);

        run.ExitCode.ShouldBe(0, run.Errors);
        run.Output.ShouldNotContain("listening");
        run.Output.ShouldNotBeNullOrWhiteSpace();
        HasDatabase.ShouldBeFalse();
    }

    [Fact]
    public async Task Question_BesideServersOptions_IsStillAQuestion()
    {
        var run = await RunAsync("Development", ["--urls", "http://127.0.0.1:0", "--help"]);

        (run.ExitCode, HasDatabase).ShouldBe((0, false), run.Errors);
    }

    [Theory]
    [InlineData("source", "create", "--instance", "sample", "--name", "jira")]
    [InlineData("token", "create", "--instance", "sample", "--name", "ci", "--scope", "read")]
    [InlineData("token", "create", "--organization", "acme", "--name", "ci", "--scope", "read")]
    [InlineData("migrate")]
    public async Task Verb_InProductionWithoutAProtectedKeyRing_SaysAllThatIsWrongAndDoesNothing(params string[] args)
    {
        var run = await RunAsync("Production", args, ("Slack__Simulator__Enabled", "true"), ("Portal__PublicUrl", "nowhere"));

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldBeEmpty();
        new[] { "DataProtection__CertificatePath", "Slack__Simulator__Enabled", "Portal__PublicUrl" }.ShouldAllBe(key => run.Errors.Contains(key, StringComparison.Ordinal), run.Errors);
        run.Errors.ShouldNotContain("   at ");
        HasDatabase.ShouldBeFalse();
    }

    [Fact]
    public async Task Verb_InProductionBeforeMigrate_AsksForMigrate()
    {
        var early = await RunAsync("Production", ["source", "create", "--instance", "sample", "--name", "jira"], (AllowUnprotected, "true"));
        var migrate = await RunAsync("Production", ["migrate"], (AllowUnprotected, "true"));
        var late = await RunAsync("Production", ["source", "create", "--instance", "sample", "--name", "jira"], (AllowUnprotected, "true"));

        (early.ExitCode, early.Output).ShouldBe((1, ""));
        early.Errors.ShouldContain("migrate");
        migrate.ExitCode.ShouldBe(0, migrate.Errors);
        late.Errors.ShouldContain("There is no instance sample");
    }

    [Fact]
    public async Task Token_OfTheOrganization_IsPrintedAlone()
    {
        var run = await RunAsync("Development", ["token", "create", "--organization", "acme", "--name", "ci", "--scope", "read"]);

        run.ExitCode.ShouldBe(0, run.Errors);
        run.Output.Trim().ShouldStartWith("ptl_");
        (await RunAsync("Development", ["token", "create", "--organization", "nowhere", "--name", "ci", "--scope", "read"])).Errors.ShouldContain("There is no organization nowhere.");
    }

    [Theory]
    [InlineData("token", "create", "--name", "ci", "--scope", "read")]
    [InlineData("token", "create", "--instance", "sample", "--organization", "acme", "--name", "ci", "--scope", "read")]
    public async Task Token_OfNoneOrBoth_IsAWrongCall(params string[] args) => (await RunAsync("Development", args)).ExitCode.ShouldBe(2);

    private Task<PortalRun> RunAsync(string environment, string[] args, params (string Key, string Value)[] settings) => PortalRun.EndAsync(_directory, environment, args, settings);
}
