using System.Net;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Connections.Install;

/// <summary>From the button to Slack: with what, and for whom.</summary>
public sealed class BeginInstallTests(SharedPortal portal) : InstallTest(portal)
{
    [Fact]
    public async Task Begin_SignedIn_LeadsToSlackWithWhatPortalNeeds()
    {
        var slack = await Browser.FollowAsync(Begin());

        slack.AbsolutePath.ShouldBe("/simulator/oauth/v2/authorize");
        slack.Value("client_id").ShouldBe(SampleWorkspace.ClientId);
        slack.Value("redirect_uri").ShouldBe(new Uri(Server.Address, "/slack/oauth/callback").ToString());
        slack.Value("scope")!.Split(',').ShouldBe(SlackScopes.Of(ConnectionModeKeys.SlackApp).Select(scope => scope.Name));
        slack.Value("state")!.Length.ShouldBe(43);
        var row = (await StatesAsync()).ShouldHaveSingleItem();
        row.StateHash.ShouldNotContain(slack.Value("state")!);
        (row.MemberId, row.ConnectionId, row.UsedAt).ShouldBe((Browser.Member.Id, null, null));
        (row.ExpiresAt - TimeProvider.System.GetUtcNow()).ShouldBeInRange(TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task Begin_Cookie_IsOfThisBrowserAlone()
    {
        using var answer = await Browser.Client.GetAsync(Begin());

        var cookie = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldStartWith("portal-install=");
        cookie.ShouldContain("httponly", Case.Insensitive);
        cookie.ShouldContain("samesite=lax", Case.Insensitive);
        cookie.ShouldContain("max-age=600", Case.Insensitive);
    }

    [Theory]
    [InlineData(Role.Member)]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Operator)]
    public async Task Begin_WithoutThePermission_LeadsNowhere(Role role)
    {
        using var browser = await Browser.SignInAsync(Server, Instance, role);

        (await browser.FollowAsync(Begin())).AbsolutePath.ShouldBe("/forbidden");
        (await StatesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Begin_NotSignedIn_AsksToSignIn()
    {
        using var answer = await Server.Client.GetAsync(Begin());

        answer.Headers.Location!.ToString().ShouldContain("/sign-in?returnUrl=");
    }

    [Fact]
    public async Task Begin_InstanceOfAnotherOrganization_IsNotFound()
    {
        var other = await TestInstance.AddAsync(Server, webhookPath: null);

        using var answer = await Browser.Client.GetAsync($"/slack/install?instance={other.Slug}");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("0199a000-0000-7000-8000-000000000000")]
    public async Task Begin_ConnectionThatIsGone_SaysSo(string connection) =>
        ShouldEnd(await Browser.FollowAsync($"{Begin()}&connection={connection}"), "connection-gone");
}
