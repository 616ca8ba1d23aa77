using Microsoft.EntityFrameworkCore;
using Portal.Data.Auth;
using Portal.Domain.Connections;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Connections.Install;

/// <summary>Back from Slack with its permission: what is stored and what is said.</summary>
public sealed class InstallTests(SharedPortal portal) : InstallTest(portal)
{
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
        var slack = await Browser.FollowAsync(Begin());

        var end = await ReturnAsync(await AllowAsync(new Uri(slack.AbsoluteUri.Replace("mpim%3Awrite,", "", StringComparison.Ordinal))));

        ShouldEnd(end, "scopes-missing");
        end.Value("slack-detail").ShouldBe("mpim:write");
        (await ConnectionsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Callback_Token_IsInNoAnswerAndNoLog()
    {
        using var answer = await Browser.Client.GetAsync((await AllowAsync(await Browser.FollowAsync(Begin()))).PathAndQuery);

        var token = Server.Get<SecretVault>().Reveal(SecretPurpose.BotToken, (await ConnectionsAsync()).Single().BotToken!).Reveal();
        (await answer.Content.ReadAsStringAsync() + answer).ShouldNotContain(token);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        Server.Log.Lines.ShouldAllBe(line => !line.Contains(token, StringComparison.Ordinal) && !line.Contains(SampleWorkspace.ClientSecret, StringComparison.Ordinal));
    }
}
