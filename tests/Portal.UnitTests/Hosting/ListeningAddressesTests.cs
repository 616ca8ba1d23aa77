using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Portal.Hosting;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Hosting;

/// <summary>A portal that cannot listen where it should says so, and what to change.</summary>
public sealed class ListeningAddressesTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("portal-tests-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("urls", "http://127.0.0.1:70000", "--urls (ASPNETCORE_URLS)", "65535")]
    [InlineData("urls", "http://127.0.0.1:5080;http://127.0.0.1:99999999999", "--urls (ASPNETCORE_URLS)", "65535")]
    [InlineData("urls", "http://127.0.0.1:abc", "--urls (ASPNETCORE_URLS)", "65535")]
    [InlineData("urls", "nowhere", "--urls (ASPNETCORE_URLS)", "no address")]
    [InlineData("urls", "http://203.0.113.7:5080", "--urls (ASPNETCORE_URLS)", "no such address")]
    [InlineData("http_ports", "70000", "ASPNETCORE_HTTP_PORTS", "65535")]
    [InlineData("https_ports", "70000", "ASPNETCORE_HTTPS_PORTS", "65535")]
    [InlineData("Kestrel:Endpoints:Inside:Url", "http://127.0.0.1:70000", "Kestrel__Endpoints__Inside__Url", "65535")]
    public void Problems_AddressThatCannotBe_NamesSettingAndRemedy(string key, string value, string setting, string words)
    {
        var problem = Problems(key, value).ShouldHaveSingleItem();

        problem.ShouldContain(setting);
        problem.ShouldContain(words);
    }

    [Theory]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://*:0")]
    [InlineData("http://localhost:0")]
    [InlineData("http://[::1]:0")]
    public void Problems_AddressThatCanBe_AreNone(string value) => Problems("urls", value).ShouldBeEmpty();

    [Fact]
    public void Problems_NothingSet_AreNone() => ListeningAddresses.Problems(new ConfigurationBuilder().Build()).ShouldBeEmpty();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("*")]
    public void Problems_PortThatIsTaken_SaysSo(string host)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        Problems("urls", $"http://{host}:{port}").ShouldHaveSingleItem().ShouldContain($"another program listens at port {port}");
    }

    [Theory]
    [InlineData("Development", "http://127.0.0.1:70000")]
    [InlineData("Production", "http://127.0.0.1:70000")]
    [InlineData("Development", "http://203.0.113.7:5080")]
    public async Task Start_AddressThatCannotBe_EndsWithASentence(string environment, string urls)
    {
        var run = await PortalRun.EndAsync(_directory, environment, [], ("ASPNETCORE_URLS", urls), ("DataProtection__AllowUnprotectedKeyRing", "true"));

        run.ExitCode.ShouldBe(1);
        var said = run.Output + run.Errors;
        said.ShouldContain("ASPNETCORE_URLS");
        said.ShouldNotContain("   at ");
        said.ShouldNotContain("Unhandled");
    }

    [Fact]
    public async Task Start_PortThatIsTaken_EndsWithASentenceAndTouchesNothing()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var run = await PortalRun.EndAsync(_directory, "Development", [], ("ASPNETCORE_URLS", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}"));

        run.ExitCode.ShouldBe(1);
        (run.Output + run.Errors).ShouldContain("another program listens");
        (run.Output + run.Errors).ShouldNotContain("   at ");
        File.Exists(Path.Combine(_directory, "data", "portal.db")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Portal__PublicUrl", "https://portal.example.com:70000")]
    [InlineData("Portal__PublicUrl", "https://")]
    [InlineData("Smtp__Port", "70000")]
    [InlineData("Slack__ApiBaseUrl", "https://slack.example:70000/api/")]
    [InlineData("Slack__AllowedWebhookHosts__0", "localhost:70000")]
    public async Task Start_OtherAddressThatCannotBe_NamesItsSetting(string key, string value)
    {
        var run = await PortalRun.EndAsync(_directory, "Development", [], (key, value), ("Smtp__Host", "localhost"), ("Smtp__From", "a@b.example"), ("Slack__Simulator__Enabled", "false"));

        run.ExitCode.ShouldBe(1);
        (run.Output + run.Errors).Replace("__", "_", StringComparison.Ordinal).Replace(':', '_').ShouldContain(key.Replace("__0", "", StringComparison.Ordinal).Replace("__", "_", StringComparison.Ordinal));
        (run.Output + run.Errors).ShouldNotContain("   at ");
    }

    private static IReadOnlyList<string> Problems(string key, string value) =>
        ListeningAddresses.Problems(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>(key, value)]).Build());
}
