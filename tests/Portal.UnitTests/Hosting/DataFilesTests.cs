using Portal.UnitTests.Support;

namespace Portal.UnitTests.Hosting;

/// <summary>What lies on the disk is the portal's user's own, wherever it lies.</summary>
public sealed class DataFilesTests
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    [Fact]
    public async Task Start_NewFolder_NobodyElseReadsFolderOrFiles()
    {
        var root = PortalServer.NewDirectory();
        await using var server = await PortalServer.StartInAsync(Path.Combine(root, "made"));
        await TestInstance.AddAsync(server);

        Shared(server.Directory).ShouldBe(UnixFileMode.None);
        foreach (var name in new[] { "portal.db", "portal.db-wal", "portal.db-shm" })
        {
            Shared(Path.Combine(server.Directory, name)).ShouldBe(UnixFileMode.None, name);
        }
    }

    [Fact]
    public async Task Start_FilesOfAnOlderVersion_AreTakenBack()
    {
        var directory = PortalServer.NewDirectory();
        await MigratedFile.PutIntoAsync(directory);
        var file = Path.Combine(directory, "portal.db");
        Make(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        await using var server = await PortalServer.StartInAsync(directory);

        Shared(file).ShouldBe(UnixFileMode.None);
    }

    [Fact]
    public async Task Start_SemicolonInTheFolder_IsAFolderLikeAnyOther()
    {
        var directory = Path.Combine(PortalServer.NewDirectory(), "a;Mode=Memory");

        await using var server = await PortalServer.StartInAsync(directory);

        File.Exists(Path.Combine(directory, "portal.db")).ShouldBeTrue();
        using var ready = await server.Client.GetAsync("/health/ready");
        ready.IsSuccessStatusCode.ShouldBeTrue();
    }

    [Theory]
    [InlineData("PostgreSql", "Host=db;Password=semi;colon")]
    [InlineData("SqlServer", "Server=db;Passwort=x")]
    [InlineData("Sqlite", "Data Source=x.db;Nonsense=1")]
    [InlineData("PostgreSql", "Host=db;Port=many")]
    public async Task Start_ConnectionStringThatCannotBeRead_IsNamedWithoutItsValues(string provider, string text)
    {
        var directory = PortalServer.NewDirectory();

        var run = await PortalRun.EndAsync(directory, "Production", [], ("Database__Provider", provider), ("ConnectionStrings__Portal", text), ("DataProtection__AllowUnprotectedKeyRing", "true"));

        run.ExitCode.ShouldBe(1);
        var said = run.Output + run.Errors;
        said.ShouldContain("ConnectionStrings__Portal");
        said.ShouldNotContain("   at ");
        said.ShouldNotContain("semi");
    }

    private static UnixFileMode Shared(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        return OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path) & Others;
    }

    private static void Make(string path, UnixFileMode mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
