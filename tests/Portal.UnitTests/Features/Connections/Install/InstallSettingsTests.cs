using Portal.SlackSimulator;
using Portal.UnitTests.Simulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Connections.Install;

/// <summary>What the settings change about an install; each test has a portal of its own.</summary>
public sealed class InstallSettingsTests : SimulatorTest
{
    [Fact]
    public async Task Begin_NotConfigured_GoesBackWithTheReason()
    {
        await using var server = await StartAsync();
        using var browser = await SignInAsync(server);

        var end = await browser.FollowAsync(Begin);

        end.AbsolutePath.ShouldEndWith("/connections");
        end.Value("slack").ShouldBe("not-configured");
    }

    [Theory]
    [InlineData(SampleWorkspace.ClientId, "not the secret", "wrong-secret")]
    public async Task Callback_WrongCredentials_NamesTheSetting(string id, string secret, string outcome)
    {
        await using var server = await StartAsync(("Slack:ClientId", id), ("Slack:ClientSecret", secret), ("Slack:SigningSecret", "s"));
        using var browser = await SignInAsync(server);

        var slack = await browser.FollowAsync(Begin);
        var callback = await browser.FollowAsync(slack.AbsoluteUri, new() { ["decision"] = "allow" });
        var end = await browser.FollowAsync(callback.AbsoluteUri);

        end.Value("slack").ShouldBe(outcome);
        server.Log.Lines.ShouldAllBe(line => !line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Begin_PublicUrl_IsTheReturnAddressAndSecuresTheCookie()
    {
        await using var server = await StartAsync(
            ("Slack:ClientId", "1.2"), ("Slack:ClientSecret", "x"), ("Slack:SigningSecret", "s"), ("Portal:PublicUrl", "https://portal.acme.test/base/"));
        using var browser = await SignInAsync(server);

        using var answer = await browser.Client.GetAsync(Begin);

        answer.Headers.Location!.Value("redirect_uri").ShouldBe("https://portal.acme.test/base/slack/oauth/callback");
        var cookie = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldStartWith("__Host-portal-install=");
        cookie.ShouldContain("secure", Case.Insensitive);
        cookie.ShouldContain("path=/;", Case.Insensitive);
    }

    private string Begin { get; set; } = "";

    private async Task<Browser> SignInAsync(PortalServer server)
    {
        var instance = await TestInstance.AddAsync(server, webhookPath: null);
        Begin = $"/slack/install?instance={instance.Slug}";
        return await Browser.SignInAsync(server, instance);
    }

    private Task<PortalServer> StartAsync(params (string Key, string Value)[] settings) => PortalServer.StartAsync(
        [.. PortalServer.WithSlackAt(Slack.Url), ("Slack:AuthorizeUrl", Slack.Url + "/oauth/v2/authorize"), .. PortalServer.AllLogs, .. settings]);
}
