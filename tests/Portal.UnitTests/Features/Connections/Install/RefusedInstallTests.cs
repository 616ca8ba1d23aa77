using Microsoft.EntityFrameworkCore;
using Portal.Domain.Auth;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Connections.Install;

/// <summary>Back from Slack without its permission, or with one that is not ours: nothing is stored, and the cause is said.</summary>
public sealed class RefusedInstallTests(SharedPortal portal) : InstallTest(portal)
{
    [Fact]
    public async Task Callback_RoleTakenAwayAtSlack_StoresNothing()
    {
        var callback = await AllowAsync(await Browser.FollowAsync(Begin()));
        await Server.InDatabaseAsync(db => db.Members.Where(row => row.Id == Browser.Member.Id).ExecuteUpdateAsync(row => row.SetProperty(member => member.Role, Role.Auditor)));

        (await ReturnAsync(callback)).AbsolutePath.ShouldBe("/forbidden");
        (await ConnectionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Callback_TokenRotation_IsNotStored()
    {
        await ConfigureAppAsync(new { tokenRotation = true });

        ShouldEnd(await InstallAsync(), "rotates");
        (await ConnectionsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false, "cancelled")]
    [InlineData(true, "not-allowed")]
    public async Task Callback_Denied_SaysWhetherAPersonDidIt(bool withoutDescription, string outcome)
    {
        await ConfigureAppAsync(new { denyWithoutDescription = withoutDescription });
        var slack = await Browser.FollowAsync(Begin());

        var end = await ReturnAsync(await Browser.FollowAsync(slack.AbsoluteUri, new() { ["decision"] = "deny" }));

        ShouldEnd(end, outcome);
        (await ConnectionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Callback_UnknownError_CarriesSlacksWord()
    {
        var state = (await Browser.FollowAsync(Begin())).Value("state");

        var end = await Browser.FollowAsync($"/slack/oauth/callback?error=unapproved_scope&state={state}");

        ShouldEnd(end, "refused");
        end.Value("slack-detail").ShouldBe("unapproved_scope");
    }

    [Fact]
    public async Task Callback_ErrorThatIsNoWord_IsNotCarriedOn()
    {
        var state = (await Browser.FollowAsync(Begin())).Value("state");

        var end = await Browser.FollowAsync($"/slack/oauth/callback?error={Uri.EscapeDataString("<b>Call 555</b>")}&state={state}");

        ShouldEnd(end, "refused");
        end.Value("slack-detail").ShouldBeNull();
    }

    [Theory]
    [InlineData("/slack/oauth/callback?code=x", "state-missing")]
    [InlineData("/slack/oauth/callback?code=x&state=", "state-missing")]
    [InlineData("/slack/oauth/callback?code=x&state=forged", "state-unknown")]
    [InlineData("/slack/oauth/callback", "state-missing")]
    public async Task Callback_WithoutAStateOfOurs_ChangesNothing(string address, string outcome)
    {
        ShouldEnd(await Browser.FollowAsync(address), outcome);
        (await ConnectionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Callback_WithoutCode_SaysSo()
    {
        var state = (await Browser.FollowAsync(Begin())).Value("state");

        ShouldEnd(await Browser.FollowAsync($"/slack/oauth/callback?state={state}"), "code-missing");
    }

    [Fact]
    public async Task Callback_StateThatIsTooOld_IsRefused()
    {
        var callback = await AllowAsync(await Browser.FollowAsync(Begin()));
        await ChangeStatesAsync(db => db.ExecuteUpdateAsync(row => row.SetProperty(one => one.ExpiresAt, TimeProvider.System.GetUtcNow().AddSeconds(-1))));

        ShouldEnd(await ReturnAsync(callback), "state-expired");
        (await ConnectionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Callback_LoadedTwice_WorksOnce()
    {
        var callback = await AllowAsync(await Browser.FollowAsync(Begin()));

        ShouldEnd(await ReturnAsync(callback), "connected");
        ShouldEnd(await ReturnAsync(callback), "state-used");
        (await ConnectionsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Callback_InAnotherBrowser_IsRefusedAndTheFirstStillWorks()
    {
        var callback = await AllowAsync(await Browser.FollowAsync(Begin()));
        using var other = Browser.As(Server, Browser.Member);

        ShouldEnd(await other.FollowAsync(callback.PathAndQuery), "other-session");
        (await ConnectionsAsync()).ShouldBeEmpty();
        ShouldEnd(await ReturnAsync(callback), "connected");
    }

    [Fact]
    public async Task Callback_OfAnotherMember_IsRefused()
    {
        var callback = await AllowAsync(await Browser.FollowAsync(Begin()));
        using var other = await Browser.SignInAsync(Server, Instance, name: "Bob Admin");

        ShouldEnd(await other.FollowAsync(callback.PathAndQuery), "other-member");
        (await ConnectionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Callback_NonsenseCode_IsRefused()
    {
        var state = (await Browser.FollowAsync(Begin())).Value("state");

        ShouldEnd(await Browser.FollowAsync($"/slack/oauth/callback?code=nonsense&state={state}"), "code-invalid");
    }

    [Fact]
    public async Task Callback_UsedCode_IsRefused()
    {
        var callback = await AllowAsync(await Browser.FollowAsync(Begin()));
        await ReturnAsync(callback);
        var state = (await Browser.FollowAsync(Begin())).Value("state");

        ShouldEnd(await Browser.FollowAsync($"/slack/oauth/callback?code={callback.Value("code")}&state={state}"), "code-used");
    }

    [Fact]
    public async Task Callback_OtherRedirectAddress_IsRefused()
    {
        var callback = await AllowAsync(await Browser.FollowAsync(Begin()));
        await ChangeStatesAsync(db => db.ExecuteUpdateAsync(row => row.SetProperty(one => one.RedirectUri, "http://localhost:5000/slack/oauth/callback")));

        ShouldEnd(await ReturnAsync(callback), "wrong-redirect");
    }

    [Fact]
    public async Task Callback_SlackIsDown_SaysSo()
    {
        var callback = await AllowAsync(await Browser.FollowAsync(Begin()));
        await Server.Slack.FaultAsync("oauth.v2.access", "503");

        var end = await ReturnAsync(callback);

        ShouldEnd(end, "unreachable");
        end.Value("slack-detail").ShouldBe("http_503");
    }
}
