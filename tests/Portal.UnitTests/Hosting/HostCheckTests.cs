using Microsoft.AspNetCore.Http;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Hosting;

/// <summary>A Host header is only what somebody wrote into it.</summary>
public sealed class HostCheckTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/api/v1/instances/sample/connections")]
    [InlineData("/simulator/control/facts")]
    [InlineData("/health/live")]
    public async Task Development_ForeignHost_Is400WithTheReason(string path)
    {
        using var answer = await GetAsync(portal.Server, path, "rebound.example:5080");

        var problem = await answer.ShouldBeProblemAsync(400, "Host");
        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("Portal__PublicUrl");
    }

    [Theory]
    [InlineData("localhost:1")]
    [InlineData("LOCALHOST")]
    [InlineData("portal.localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("127.9.9.9:80")]
    [InlineData("[::1]:5080")]
    public async Task Development_OwnHost_IsAnswered(string host)
    {
        using var answer = await GetAsync(portal.Server, "/health/live", host);

        ((int)answer.StatusCode).ShouldBe(200);
    }

    [Theory]
    [InlineData("Development", "", "", "", "evil.example", false, false)]
    [InlineData("Development", "", "", "", "localhost.evil.example", false, false)]
    [InlineData("Development", "", "", "", "127.0.0.1.evil.example", false, false)]
    [InlineData("Development", "https://portal.example.com", "", "", "portal.example.com", true, true)]
    [InlineData("Development", "", "a.example;*.b.example", "", "a.example", true, true)]
    [InlineData("Development", "", "a.example;*.b.example", "", "x.b.example", true, true)]
    [InlineData("Development", "", "a.example;*.b.example", "", "b.example", false, false)]
    [InlineData("Development", "", "*", "", "evil.example", false, false)]
    [InlineData("Development", "", "", "http://192.0.2.7:5080;http://*:81", "192.0.2.7", true, true)]
    [InlineData("Development", "", "", "http://*:81", "192.0.2.7", false, false)]
    [InlineData("Production", "", "*", "", "evil.example", true, false)]
    [InlineData("Production", "", "", "", "", true, false)]
    [InlineData("Production", "", "a.example", "", "evil.example", false, false)]
    [InlineData("Production", "", "a.example", "", "a.example", true, true)]
    public void Host_BySettings_IsTakenAndNamed(string environment, string publicUrl, string allowed, string urls, string host, bool isTaken, bool isNamed)
    {
        List<(string, string)> settings = [];
        if (allowed.Length > 0)
        {
            settings.Add(("AllowedHosts", allowed));
        }

        if (urls.Length > 0)
        {
            settings.Add(("urls", urls));
        }

        var own = PublicAddresses.Hosts(environment, publicUrl, [.. settings]);

        own.Takes(new HostString(host)).ShouldBe(isTaken);
        own.Names(new HostString(host)).ShouldBe(isNamed);
    }

    [Fact]
    public void PublicAddress_ForeignHost_IsNotBelieved()
    {
        PublicAddresses.Of("Production").Find(RequestFor("evil.example")).ShouldBeNull();
        PublicAddresses.Of("Production", "https://portal.example.com/").Find(RequestFor("evil.example")).ShouldBe("https://portal.example.com");
        PublicAddresses.Of("Production", settings: ("AllowedHosts", "portal.example.com")).Find(RequestFor("portal.example.com")).ShouldBe("https://portal.example.com");
        PublicAddresses.Of("Production").Find(RequestFor("localhost:5080")).ShouldBe("https://localhost:5080");
    }

    [Fact]
    public async Task Production_ForeignHost_GetsIntoNoManifest()
    {
        await using var server = await PortalServer.StartInProductionAsync();

        using var foreign = await GetAsync(server, "/slack/manifest", "evil.example");
        using var live = await GetAsync(server, "/health/live", "10.1.2.3:8080");

        var problem = await foreign.ShouldBeProblemAsync(400);
        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("Portal:PublicUrl");
        ((int)live.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task Production_HostThatIsNotAllowed_Is400InWordsOfOurs()
    {
        await using var server = await PortalServer.StartInProductionAsync(("AllowedHosts", "portal.example.com"));

        using var foreign = await GetAsync(server, "/api/nothing", "evil.example");
        using var own = await GetAsync(server, "/health/live", "portal.example.com");

        await foreign.ShouldBeProblemAsync(400, "Host");
        foreign.Headers.Contains("Content-Security-Policy").ShouldBeTrue();
        ((int)own.StatusCode).ShouldBe(200);
    }

    private static HttpRequest RequestFor(string host) => new DefaultHttpContext { Request = { Scheme = "https", Host = new HostString(host) } }.Request;

    private static async Task<HttpResponseMessage> GetAsync(PortalServer server, string path, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        return await server.Client.SendAsync(request);
    }
}
