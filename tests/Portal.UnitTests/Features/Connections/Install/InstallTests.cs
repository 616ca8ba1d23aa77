using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data.Auth;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Connections.Install;

/// <summary>From the button to Slack and back, over HTTP, with every way that it can end.</summary>
public sealed class InstallTests(SharedPortal portal) : IClassFixture<SharedPortal>, IAsyncLifetime
{
    private TestInstance _instance = null!;
    private Browser _browser = null!;

    private PortalServer Server => portal.Server;

    public async ValueTask InitializeAsync()
    {
        await Server.Slack.ResetAsync();
        _instance = await TestInstance.AddAsync(Server, webhookPath: null);
        _browser = await Browser.SignInAsync(Server, _instance);
    }

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Begin_SignedIn_LeadsToSlackWithWhatPortalNeeds()
    {
        var slack = await _browser.FollowAsync(Begin());

        slack.AbsolutePath.ShouldBe("/simulator/oauth/v2/authorize");
        slack.Value("client_id").ShouldBe(SampleWorkspace.ClientId);
        slack.Value("redirect_uri").ShouldBe(new Uri(Server.Address, "/slack/oauth/callback").ToString());
        slack.Value("scope")!.Split(',').ShouldBe(SlackScopes.Of(ConnectionModeKeys.SlackApp).Select(scope => scope.Name));
        slack.Value("state")!.Length.ShouldBe(43);
        var row = (await StatesAsync()).ShouldHaveSingleItem();
        row.StateHash.ShouldNotContain(slack.Value("state")!);
        (row.MemberId, row.ConnectionId, row.UsedAt).ShouldBe((_browser.Member.Id, null, null));
        (row.ExpiresAt - TimeProvider.System.GetUtcNow()).ShouldBeInRange(TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task Begin_Cookie_IsOfThisBrowserAlone()
    {
        using var answer = await _browser.Client.GetAsync(Begin());

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
        using var browser = await Browser.SignInAsync(Server, _instance, role);

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

        using var answer = await _browser.Client.GetAsync($"/slack/install?instance={other.Slug}");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("0199a000-0000-7000-8000-000000000000")]
    public async Task Begin_ConnectionThatIsGone_SaysSo(string connection) =>
        ShouldEnd(await _browser.FollowAsync($"{Begin()}&connection={connection}"), "connection-gone");

    [Fact]
    public async Task Callback_Allowed_StoresAnEncryptedToken()
    {
        var end = await InstallAsync();

        ShouldEnd(end, "connected");
        var row = (await ConnectionsAsync()).ShouldHaveSingleItem();
        end.Value("open").ShouldBe(row.Id.ToString());
        (row.Name, row.Mode, row.IsDefault, row.TeamId, row.TeamName).ShouldBe((SampleWorkspace.TeamName, "SLACK_APP", true, SampleWorkspace.TeamId, SampleWorkspace.TeamName));
        (row.BotUserId, row.AppId, row.EnterpriseId, row.InstalledBy).ShouldBe((SampleWorkspace.BotUserId, SampleWorkspace.AppId, null, "Ada Admin"));
        row.InstalledAt.ShouldNotBeNull();
        row.Scopes!.Split(',').ShouldBe(SlackScopes.Of(ConnectionModeKeys.SlackApp).Select(scope => scope.Name), ignoreOrder: true);
        Server.Get<SecretVault>().Reveal(SecretPurpose.BotToken, row.BotToken!).Reveal().ShouldStartWith("xoxb-");
        row.BotToken!.Ciphertext.ShouldNotContain("xoxb");
        var audit = await Server.InDatabaseAsync(db => db.Audit.AsNoTracking().Where(entry => entry.EntityId == row.Id).ToListAsync());
        audit.Select(entry => (entry.Actor, entry.Action)).ShouldBe([("Ada Admin", "created")]);
    }

    [Fact]
    public async Task Callback_SameTeamAgain_AsksAndChangesNothing()
    {
        await InstallAsync();
        var before = (await ConnectionsAsync()).Single();
        await ConfigureAppAsync(new { newTokenOnReinstall = true });

        var end = await InstallAsync();

        ShouldEnd(end, "exists");
        end.Value("open").ShouldBe(before.Id.ToString());
        var row = (await ConnectionsAsync()).ShouldHaveSingleItem();
        (row.BotToken, row.InstalledAt, row.UpdatedAt).ShouldBe((before.BotToken, before.InstalledAt, before.UpdatedAt));
    }

    [Fact]
    public async Task Callback_TwoAtOnce_ConnectOnceAndAskOnce()
    {
        var first = await AllowAsync(await _browser.FollowAsync(Begin()));
        var second = await AllowAsync(await _browser.FollowAsync(Begin()));

        var ends = await Task.WhenAll(ReturnAsync(first), ReturnAsync(second));

        ends.Select(end => end.Value("slack")).ShouldBe(["connected", "exists"], ignoreOrder: true);
        (await ConnectionsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Callback_OtherAppOfTheSameTeam_IsAConnectionOfItsOwn()
    {
        await InstallAsync();
        await ChangeConnectionsAsync(db => db.ExecuteUpdateAsync(row => row.SetProperty(one => one.AppId, "A0OTHER").SetProperty(one => one.BotUserId, "U0OTHER")));

        ShouldEnd(await InstallAsync(), "connected");

        (await ConnectionsAsync()).Select(row => row.AppId).ShouldBe(["A0OTHER", SampleWorkspace.AppId]);
    }

    [Fact]
    public async Task Callback_RoleTakenAwayAtSlack_StoresNothing()
    {
        var callback = await AllowAsync(await _browser.FollowAsync(Begin()));
        await Server.InDatabaseAsync(db => db.Members.Where(row => row.Id == _browser.Member.Id).ExecuteUpdateAsync(row => row.SetProperty(member => member.Role, Role.Auditor)));

        (await ReturnAsync(callback)).AbsolutePath.ShouldBe("/forbidden");
        (await ConnectionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Callback_ConnectionDeletedAtSlack_SaysSoAndAddsNone()
    {
        await InstallAsync();
        var callback = await AllowAsync(await _browser.FollowAsync($"{Begin()}&connection={(await ConnectionsAsync()).Single().Id}"));
        await ChangeConnectionsAsync(db => db.ExecuteDeleteAsync());

        ShouldEnd(await ReturnAsync(callback), "connection-gone");
        (await ConnectionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Callback_Reconnected_RenewsTheRow()
    {
        await InstallAsync();
        var before = (await ConnectionsAsync()).Single();
        await ConfigureAppAsync(new { newTokenOnReinstall = true });
        await Server.InDatabaseAsync(async db =>
        {
            (await db.Connections.SingleAsync(row => row.Id == before.Id)).Failed("token_revoked", true, TimeProvider.System.GetUtcNow());
            return await db.SaveChangesAsync();
        });

        var end = await ReturnAsync(await AllowAsync(await _browser.FollowAsync($"{Begin()}&connection={before.Id}")));

        ShouldEnd(end, "renewed");
        var row = (await ConnectionsAsync()).ShouldHaveSingleItem();
        row.Id.ShouldBe(before.Id);
        row.Status.ShouldBe(ConnectionStatus.Active);
        row.BotToken.ShouldNotBe(before.BotToken);
        row.InstalledAt!.Value.ShouldBeGreaterThan(before.InstalledAt!.Value);
    }

    [Fact]
    public async Task Callback_NamedConnection_IsRenewedAndSlackIsAskedForItsTeam()
    {
        await InstallAsync();
        var row = (await ConnectionsAsync()).Single();

        var slack = await _browser.FollowAsync($"{Begin()}&connection={row.Id}");
        var end = await ReturnAsync(await AllowAsync(slack));

        slack.Value("team").ShouldBe(SampleWorkspace.TeamId);
        ShouldEnd(end, "renewed");
        end.Value("open").ShouldBe(row.Id.ToString());
        (await ConnectionsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Callback_NamedConnectionOfAnotherTeam_IsLeftAlone()
    {
        await InstallAsync();
        var first = (await ConnectionsAsync()).Single();
        await Server.InDatabaseAsync(db => db.Connections.Where(row => row.Id == first.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.TeamId, "T0OTHER")));

        var end = await ReturnAsync(await AllowAsync(await _browser.FollowAsync($"{Begin()}&connection={first.Id}")));

        ShouldEnd(end, "other-team");
        var rows = await ConnectionsAsync();
        rows.Select(row => (row.Name, row.TeamId)).ShouldBe([("Acme", "T0OTHER"), ("Acme 2", SampleWorkspace.TeamId)]);
        rows[0].BotToken.ShouldBe(first.BotToken);
    }

    [Fact]
    public async Task Callback_NamedConnectionOfAnotherTeamThatIsConnectedToo_AsksAboutThat()
    {
        await InstallAsync();
        var acme = (await ConnectionsAsync()).Single();
        var other = await AddOtherTeamAsync();

        var end = await ReturnAsync(await AllowAsync(await _browser.FollowAsync($"{Begin()}&connection={other}")));

        ShouldEnd(end, "exists");
        end.Value("open").ShouldBe(acme.Id.ToString());
        (await ConnectionsAsync()).Single(row => row.Id == acme.Id).BotToken.ShouldBe(acme.BotToken);
    }

    [Fact]
    public async Task Callback_TeamOfAnotherInstance_IsAllowedAndSaid()
    {
        await InstallAsync();
        var second = await AddSecondInstanceAsync();

        var end = await ReturnAsync(await AllowAsync(await _browser.FollowAsync($"/slack/install?instance={second}")));

        ShouldEnd(end, "elsewhere", second);
        (await Server.InDatabaseAsync(db => db.Connections.CountAsync(row => row.OrganizationId == _instance.Row.OrganizationId))).ShouldBe(2);
    }

    [Fact]
    public async Task Callback_WholeOrganization_HasNoTeam()
    {
        await ConfigureAppAsync(new { orgInstall = true });

        ShouldEnd(await InstallAsync(), "connected");
        ShouldEnd(await InstallAsync(), "exists");

        var row = (await ConnectionsAsync()).ShouldHaveSingleItem();
        (row.TeamId, row.EnterpriseId is null).ShouldBe((null, false));
        row.Name.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task Callback_FewerScopes_NamesWhatIsMissing()
    {
        var slack = await _browser.FollowAsync(Begin());

        var end = await ReturnAsync(await AllowAsync(new Uri(slack.AbsoluteUri.Replace("mpim%3Awrite,", "", StringComparison.Ordinal))));

        ShouldEnd(end, "scopes-missing");
        end.Value("slack-detail").ShouldBe("mpim:write");
        (await ConnectionsAsync()).Count.ShouldBe(1);
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
        var slack = await _browser.FollowAsync(Begin());

        var end = await ReturnAsync(await _browser.FollowAsync(slack.AbsoluteUri, new() { ["decision"] = "deny" }));

        ShouldEnd(end, outcome);
        (await ConnectionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Callback_UnknownError_CarriesSlacksWord()
    {
        var state = (await _browser.FollowAsync(Begin())).Value("state");

        var end = await _browser.FollowAsync($"/slack/oauth/callback?error=unapproved_scope&state={state}");

        ShouldEnd(end, "refused");
        end.Value("slack-detail").ShouldBe("unapproved_scope");
    }

    [Fact]
    public async Task Callback_ErrorThatIsNoWord_IsNotCarriedOn()
    {
        var state = (await _browser.FollowAsync(Begin())).Value("state");

        var end = await _browser.FollowAsync($"/slack/oauth/callback?error={Uri.EscapeDataString("<b>Call 555</b>")}&state={state}");

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
        ShouldEnd(await _browser.FollowAsync(address), outcome);
        (await ConnectionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Callback_WithoutCode_SaysSo()
    {
        var state = (await _browser.FollowAsync(Begin())).Value("state");

        ShouldEnd(await _browser.FollowAsync($"/slack/oauth/callback?state={state}"), "code-missing");
    }

    [Fact]
    public async Task Callback_StateThatIsTooOld_IsRefused()
    {
        var callback = await AllowAsync(await _browser.FollowAsync(Begin()));
        await ChangeStatesAsync(db => db.ExecuteUpdateAsync(row => row.SetProperty(one => one.ExpiresAt, TimeProvider.System.GetUtcNow().AddSeconds(-1))));

        ShouldEnd(await ReturnAsync(callback), "state-expired");
        (await ConnectionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Callback_LoadedTwice_WorksOnce()
    {
        var callback = await AllowAsync(await _browser.FollowAsync(Begin()));

        ShouldEnd(await ReturnAsync(callback), "connected");
        ShouldEnd(await ReturnAsync(callback), "state-used");
        (await ConnectionsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Callback_InAnotherBrowser_IsRefusedAndTheFirstStillWorks()
    {
        var callback = await AllowAsync(await _browser.FollowAsync(Begin()));
        using var other = Browser.As(Server, _browser.Member);

        ShouldEnd(await other.FollowAsync(callback.PathAndQuery), "other-session");
        (await ConnectionsAsync()).ShouldBeEmpty();
        ShouldEnd(await ReturnAsync(callback), "connected");
    }

    [Fact]
    public async Task Callback_OfAnotherMember_IsRefused()
    {
        var callback = await AllowAsync(await _browser.FollowAsync(Begin()));
        using var other = await Browser.SignInAsync(Server, _instance, name: "Bob Admin");

        ShouldEnd(await other.FollowAsync(callback.PathAndQuery), "other-member");
        (await ConnectionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Callback_NonsenseCode_IsRefused()
    {
        var state = (await _browser.FollowAsync(Begin())).Value("state");

        ShouldEnd(await _browser.FollowAsync($"/slack/oauth/callback?code=nonsense&state={state}"), "code-invalid");
    }

    [Fact]
    public async Task Callback_UsedCode_IsRefused()
    {
        var callback = await AllowAsync(await _browser.FollowAsync(Begin()));
        await ReturnAsync(callback);
        var state = (await _browser.FollowAsync(Begin())).Value("state");

        ShouldEnd(await _browser.FollowAsync($"/slack/oauth/callback?code={callback.Value("code")}&state={state}"), "code-used");
    }

    [Fact]
    public async Task Callback_OtherRedirectAddress_IsRefused()
    {
        var callback = await AllowAsync(await _browser.FollowAsync(Begin()));
        await ChangeStatesAsync(db => db.ExecuteUpdateAsync(row => row.SetProperty(one => one.RedirectUri, "http://localhost:5000/slack/oauth/callback")));

        ShouldEnd(await ReturnAsync(callback), "wrong-redirect");
    }

    [Fact]
    public async Task Callback_SlackIsDown_SaysSo()
    {
        var callback = await AllowAsync(await _browser.FollowAsync(Begin()));
        await Server.Slack.FaultAsync("oauth.v2.access", "503");

        var end = await ReturnAsync(callback);

        ShouldEnd(end, "unreachable");
        end.Value("slack-detail").ShouldBe("http_503");
    }

    [Fact]
    public async Task Callback_Token_IsInNoAnswerAndNoLog()
    {
        using var answer = await _browser.Client.GetAsync((await AllowAsync(await _browser.FollowAsync(Begin()))).PathAndQuery);

        var token = Server.Get<SecretVault>().Reveal(SecretPurpose.BotToken, (await ConnectionsAsync()).Single().BotToken!).Reveal();
        (await answer.Content.ReadAsStringAsync() + answer).ShouldNotContain(token);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        Server.Log.Lines.ShouldAllBe(line => !line.Contains(token, StringComparison.Ordinal) && !line.Contains(SampleWorkspace.ClientSecret, StringComparison.Ordinal));
    }

    private string Begin() => $"/slack/install?instance={_instance.Slug}";

    private async Task<Uri> InstallAsync() => await ReturnAsync(await AllowAsync(await _browser.FollowAsync(Begin())));

    private Task<Uri> AllowAsync(Uri slack) => _browser.FollowAsync(slack.AbsoluteUri, new() { ["decision"] = "allow" });

    private Task<Uri> ReturnAsync(Uri callback) => _browser.FollowAsync(callback.AbsoluteUri);

    private void ShouldEnd(Uri end, string outcome, string? slug = null)
    {
        end.AbsolutePath.ShouldBe($"/i/{slug ?? _instance.Slug}/connections");
        end.Value("slack").ShouldBe(outcome);
    }

    private async Task ConfigureAppAsync(object app)
    {
        using var answer = await Server.Client.PostAsJsonAsync("/simulator/control/app", app);
        answer.EnsureSuccessStatusCode();
    }

    private async Task<string> AddSecondInstanceAsync()
    {
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        var slug = "z-" + id.ToString("N")[^12..];
        await Server.InDatabaseAsync(db =>
        {
            db.Instances.Add(new() { Id = id, OrganizationId = _instance.Row.OrganizationId, Slug = slug, Name = "Second", CreatedAt = TimeProvider.System.GetUtcNow() });
            return db.SaveChangesAsync();
        });
        return slug;
    }

    private async Task<Guid> AddOtherTeamAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var row = new Connection
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = _instance.Row.OrganizationId,
            InstanceId = _instance.Id,
            Name = "Other",
            Mode = "SLACK_APP",
            TeamId = "T0OTHER",
            CreatedAt = now,
            UpdatedAt = now,
        };
        await Server.InDatabaseAsync(db =>
        {
            db.Connections.Add(row);
            return db.SaveChangesAsync();
        });
        return row.Id;
    }

    private Task<int> ChangeConnectionsAsync(Func<IQueryable<Connection>, Task<int>> change) =>
        Server.InDatabaseAsync(db => change(db.Connections.Where(row => row.InstanceId == _instance.Id)));

    private Task<List<Connection>> ConnectionsAsync() =>
        Server.InDatabaseAsync(db => db.Connections.AsNoTracking().Where(row => row.InstanceId == _instance.Id).OrderBy(row => row.Name).ToListAsync());

    private Task<List<InstallState>> StatesAsync() =>
        Server.InDatabaseAsync(db => db.InstallStates.AsNoTracking().Where(row => row.InstanceId == _instance.Id).ToListAsync());

    private Task<int> ChangeStatesAsync(Func<IQueryable<InstallState>, Task<int>> change) =>
        Server.InDatabaseAsync(db => change(db.InstallStates.Where(row => row.InstanceId == _instance.Id)));
}
