using Portal.UnitTests.Support;

namespace Portal.UnitTests.Hosting;

/// <summary>Whatever is answered says how a browser has to take it.</summary>
public sealed class AnswerHeadersTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    [Theory]
    [InlineData("GET", "/", 302)]
    [InlineData("GET", "/sign-in", 200)]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("GET", "/nowhere.css", 404)]
    [InlineData("POST", "/nowhere", 405)]
    [InlineData("POST", "/sign-out", 400)]
    [InlineData("POST", "/sign-in/development", 400)]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("GET", "/health/ready", 200)]
    [InlineData("GET", "/api/nothing", 404)]
    [InlineData("DELETE", "/api/v1/instances/sample/events", 405)]
    [InlineData("GET", "/api/v1/instances/sample/connections", 401)]
    [InlineData("GET", "/openapi/v1.json", 200)]
    [InlineData("GET", "/swagger/index.html", 200)]
    [InlineData("GET", "/slack/manifest", 200)]
    [InlineData("POST", "/slack/events", 401)]
    [InlineData("GET", "/simulator/", 200)]
    [InlineData("GET", "/simulator/oauth/v2/authorize", 400)]
    [InlineData("GET", "/simulator/viewer/viewer.css", 200)]
    [InlineData("POST", "/simulator/api/auth.test", 200)]
    [InlineData("GET", "/favicon.svg", 200)]
    public async Task Answer_Any_CarriesTheSecurityHeaders(string method, string path, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var answer = await portal.Server.Client.SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(status);
        ShouldBeSafe(answer);
    }

    [Fact]
    public async Task Answer_Page_AllowsWhatThePageNeeds()
    {
        using var page = await portal.Server.Client.GetAsync("/sign-in");
        using var missing = await portal.Server.Client.GetAsync("/nowhere");
        using var data = await portal.Server.Client.GetAsync("/api/nothing");

        Policy(page).ShouldContain("script-src 'self'");
        Policy(missing).ShouldBe(Policy(page));
        Policy(data).ShouldStartWith("default-src 'none'");
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/nowhere")]
    [InlineData("/api/nothing")]
    [InlineData("/health/live")]
    public async Task Answer_ProductionBehindTls_AsksForTlsFromNowOn(string path)
    {
        await using var server = await PortalServer.StartInProductionAsync(("Portal:PublicUrl", "https://portal.example.com"));

        using var answer = await server.Client.GetAsync(path);

        answer.Headers.GetValues("Strict-Transport-Security").ShouldBe(["max-age=31536000"]);
        ShouldBeSafe(answer);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
        {
            cookie.ShouldContain("secure", Case.Insensitive);
        }
    }

    [Fact]
    public async Task Answer_Development_DoesNotAskForTls()
    {
        using var answer = await portal.Server.Client.GetAsync("/sign-in");

        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
    }

    private static void ShouldBeSafe(HttpResponseMessage answer)
    {
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["same-origin"]);
        answer.Headers.GetValues("X-Frame-Options").ShouldBe(["DENY"]);
        Policy(answer).ShouldContain("frame-ancestors 'none'");
    }

    private static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
}
