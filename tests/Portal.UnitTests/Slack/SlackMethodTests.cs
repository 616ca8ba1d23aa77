using Microsoft.AspNetCore.Http;
using Portal.Domain;
using Portal.Domain.Slack;
using Portal.Slack.Api;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Slack;

/// <summary>What each method sends and how its answer is read.</summary>
public sealed class SlackMethodTests : IAsyncLifetime
{
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly Secret Token = new("xoxb-1-verysecret");

    private SlackServer _server = null!;
    private SlackHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await SlackServer.StartAsync();
        _host = new SlackHost(_server);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task LookupByEmailAsync_Person_IsReadWhole()
    {
        _server.Answers(
            200,
            """
            {"ok":true,"user":{"id":"W1","team_id":"T1","name":"jan","deleted":false,"real_name":"Jan Kowalski","is_bot":false,"is_restricted":true,"is_ultra_restricted":false,
             "profile":{"email":"jan@acme.test","display_name":"","real_name":"Jan Kowalski"},"enterprise_user":{"id":"W9","enterprise_id":"E1"}}}
            """,
            ("x-oauth-scopes", "users:read,users:read.email"));

        var result = await Api().LookupByEmailAsync(Token, "jan+1@acme.test", CancellationToken.None);

        result.Value.ShouldBe(new SlackUser("W1", "jan", "Jan Kowalski", null, "jan@acme.test", false, false, true, false));
        result.Scopes.ShouldBe(["users:read", "users:read.email"]);
        ShouldHaveSent("users.lookupByEmail", "email=jan%2B1%40acme.test");
    }

    [Theory]
    [InlineData("""{"ok":true,"members":[{"id":"U1"},{"name":"no id"},7],"response_metadata":{"next_cursor":"dXNlcg=="}}""", 1, "dXNlcg==")]
    [InlineData("""{"ok":true,"members":[],"response_metadata":{"next_cursor":"more"}}""", 0, "more")]
    [InlineData("""{"ok":true,"members":[{"id":"U1"},{"id":"U2"}],"response_metadata":{"next_cursor":""}}""", 2, null)]
    [InlineData("""{"ok":true,"members":[{"id":"U1"}],"response_metadata":{"next_cursor":null}}""", 1, null)]
    [InlineData("""{"ok":true,"members":[{"id":"U1"}]}""", 1, null)]
    public async Task ListUsersAsync_Page_EndsOnlyWithoutCursor(string body, int items, string? cursor)
    {
        _server.Answers(200, body);

        var page = (await Api().ListUsersAsync(Token, null, 200, CancellationToken.None)).Value.ShouldNotBeNull();

        (page.Items.Count, page.NextCursor).ShouldBe((items, cursor));
        ShouldHaveSent("users.list", "limit=200");
    }

    [Fact]
    public async Task ListConversationsAsync_Arguments_GoAsForm()
    {
        _server.Answers(200, """{"ok":true,"channels":[{"id":"C1","name":"finance","is_private":true,"is_archived":true,"is_member":true,"is_read_only":true,"num_members":3}]}""");

        var page = (await Api().ListConversationsAsync(Token, "public_channel,private_channel", true, "a=b", 100, CancellationToken.None)).Value!;

        page.Items.ShouldHaveSingleItem().ShouldBe(new SlackConversation("C1", "finance", true, true, true, true));
        ShouldHaveSent("conversations.list", "types=public_channel%2Cprivate_channel&exclude_archived=true&limit=100&cursor=a%3Db");
    }

    [Fact]
    public async Task OpenConversationAsync_People_AnswersTheId()
    {
        _server.Answers(200, """{"ok":true,"no_op":true,"channel":{"id":"D1"}}""");

        (await Api().OpenConversationAsync(Token, ["U1", "U2"], CancellationToken.None)).Value.ShouldBe("D1");
        ShouldHaveSent("conversations.open", "users=U1%2CU2");
    }

    [Fact]
    public async Task UpdateMessageAsync_Payload_GetsItsAddress()
    {
        _server.Answers(200, """{"ok":true,"channel":"D1","ts":"1.2"}""");

        var result = await Api().UpdateMessageAsync(Token, new UpdateMessage("D1", "1.2", """{"text":"x"}"""u8.ToArray()), CancellationToken.None);

        (result.Value!.Channel, result.Value.Ts).ShouldBe(("D1", "1.2"));
        var request = _server.Requests.ShouldHaveSingleItem();
        (request.Path, request.ContentType, request.Body).ShouldBe(("/api/chat.update", "application/json; charset=utf-8", """{"channel":"D1","ts":"1.2","text":"x"}"""));
    }

    [Fact]
    public async Task ExchangeCodeAsync_Code_IsSentWithTheAppsNameAndNoToken()
    {
        _server.Answers(
            200,
            """
            {"ok":true,"app_id":"A1","token_type":"bot","access_token":"xoxb-new-verysecret","scope":"chat:write,im:write","bot_user_id":"U1","team":{"id":"T1","name":"Acme"},
             "enterprise":{"id":"E1","name":"Acme Corp"},"is_enterprise_install":false,"authed_user":{"id":"U9"},
             "incoming_webhook":{"channel":"#a","channel_id":"C1","url":"https://hooks.slack.com/services/T1/B1/verysecret"},"expires_in":43200,"refresh_token":"xoxe-1-verysecret"}
            """);

        var result = await Api().ExchangeCodeAsync("1.2", new Secret("shh"), "the code", "https://portal.test/slack/oauth/callback", CancellationToken.None);

        var access = result.Value.ShouldNotBeNull();
        (access.AppId, access.AccessToken.Reveal(), access.BotUserId, access.TeamId, access.TeamName).ShouldBe(("A1", "xoxb-new-verysecret", "U1", "T1", "Acme"));
        (access.EnterpriseId, access.EnterpriseName, access.IsEnterpriseInstall, access.ExpiresIn).ShouldBe(("E1", "Acme Corp", false, TimeSpan.FromHours(12)));
        access.Scopes.ShouldBe(["chat:write", "im:write"]);
        result.ToString().ShouldNotContain("verysecret");
        var request = _server.Requests.ShouldHaveSingleItem();
        (request.Authorization, request.Body).ShouldBe(("Basic MS4yOnNoaA==", "code=the+code&redirect_uri=https%3A%2F%2Fportal.test%2Fslack%2Foauth%2Fcallback"));
    }

    [Fact]
    public async Task ExchangeCodeAsync_WholeOrganization_HasNoTeam()
    {
        _server.Answers(200, """{"ok":true,"access_token":"xoxb-1","team":null,"enterprise":{"id":"E1","name":"Acme"},"is_enterprise_install":true}""");

        var access = (await Api().ExchangeCodeAsync("1.2", new Secret("shh"), "c", "https://p.test/", CancellationToken.None)).Value!;

        (access.TeamId, access.EnterpriseId, access.IsEnterpriseInstall, access.Scopes.Count).ShouldBe((null, "E1", true, 0));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public async Task RevokeAsync_Answer_SaysWhetherItIsDone(string revoked, bool expected)
    {
        _server.Answers(200, $$"""{"ok":true,"revoked":{{revoked}}}""");

        (await Api().RevokeAsync(Token, CancellationToken.None)).ShouldSatisfyAllConditions(
            result => result.IsOk.ShouldBeTrue(), result => result.Value.ShouldBe(expected));
    }

    [Theory]
    [InlineData("\"2\"", 2)]
    [InlineData("2", 2)]
    [InlineData("null", null)]
    [InlineData("\"many\"", null)]
    public async Task ListUsergroupsAsync_Count_IsNumberOrText(string count, int? expected)
    {
        _server.Answers(
            200,
            $$$"""{"ok":true,"usergroups":[{"id":"S1","name":"Legal","handle":"legal","date_delete":1,"user_count":{{{count}}},"users":["U1"],"prefs":{"channels":["C1"],"groups":[]},"is_idp_group":true}]}""");

        var group = (await Api().ListUsergroupsAsync(Token, true, null, CancellationToken.None)).Value.ShouldNotBeNull().ShouldHaveSingleItem();

        (group.UserCount, group.IsDisabled, group.IsManagedElsewhere, group.Users!.Single(), group.Channels.Single()).ShouldBe((expected, true, true, "U1", "C1"));
        ShouldHaveSent("usergroups.list", "include_users=true&include_count=true&include_disabled=true");
    }

    [Fact]
    public async Task UsergroupWrites_Arguments_NameOnlyWhatChanges()
    {
        _server.Answers(200, """{"ok":true}""");
        var api = Api();

        (await api.CreateUsergroupAsync(Token, new("Legal", "legal", null, null), CancellationToken.None)).ShouldBe(new SlackResult<Usergroup>(null, null));
        await api.UpdateUsergroupAsync(Token, "S1", new(null, null, "", [], "T1"), CancellationToken.None);
        await api.EnableUsergroupAsync(Token, "S1", null, CancellationToken.None);
        await api.DisableUsergroupAsync(Token, "S1", "T1", CancellationToken.None);
        await api.UpdateUsergroupUsersAsync(Token, "S1", ["U1", "U2"], null, CancellationToken.None);

        _server.Requests.Select(request => $"{request.Path[5..]} {request.Body}").ShouldBe(
        [
            "usergroups.create name=Legal&handle=legal&include_count=true",
            "usergroups.update usergroup=S1&description=&channels=&include_count=true&team_id=T1",
            "usergroups.enable usergroup=S1",
            "usergroups.disable usergroup=S1&team_id=T1",
            "usergroups.users.update usergroup=S1&users=U1%2CU2&include_count=true",
        ]);
    }

    [Fact]
    public async Task AnyRead_Outage_IsRepeatedWithTheSameForm()
    {
        _server.Answer = (context, request) =>
        {
            context.Response.StatusCode = request < 3 ? 503 : 200;
            return context.Response.WriteAsync(request < 3 ? "" : """{"ok":true,"users":["U1"]}""");
        };

        (await Api().ListUsergroupUsersAsync(Token, "S1", null, CancellationToken.None)).Value.ShouldBe(["U1"]);
        _server.Requests.Select(request => request.Body).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem().ShouldBe("usergroup=S1&include_disabled=true");
        _server.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task AnyWrite_Outage_IsNotRepeated()
    {
        _server.Answers(503, "");
        var api = Api();

        await api.UpdateMessageAsync(Token, new UpdateMessage("C1", "1.2", "{}"u8.ToArray()), CancellationToken.None);
        await api.OpenConversationAsync(Token, ["U1"], CancellationToken.None);
        await api.ExchangeCodeAsync("1.2", new Secret("shh"), "c", "https://p.test/", CancellationToken.None);
        await api.UpdateUsergroupUsersAsync(Token, "S1", ["U1"], null, CancellationToken.None);

        _server.Requests.Count.ShouldBe(4);
    }

    [Fact]
    public async Task AnyRead_SuccessWithoutItsObject_IsAnUnexpectedAnswer()
    {
        _server.Answers(200, """{"ok":true,"user":[],"channel":{},"channels":{}}""");
        var api = Api();

        (await api.LookupByEmailAsync(Token, "a@b.test", CancellationToken.None)).Error!.Code.ShouldBe("unexpected_answer");
        (await api.GetConversationAsync(Token, "C1", CancellationToken.None)).Error!.Code.ShouldBe("unexpected_answer");
        (await api.ListConversationsAsync(Token, "im", false, null, 10, CancellationToken.None)).Error!.Code.ShouldBe("unexpected_answer");
    }

    [Fact]
    public async Task AnyCall_Refusal_TellsTheScopesToo()
    {
        _server.Answers(200, """{"ok":false,"error":"missing_scope","needed":"users:read.email","provided":"chat:write"}""", ("x-oauth-scopes", "chat:write"));

        var result = await Api().LookupByEmailAsync(Token, "a@b.test", CancellationToken.None);

        (result.Error!.Code, result.Error.Kind).ShouldBe(("missing_scope", SlackErrorKind.Connection));
        result.Scopes.ShouldBe(["chat:write"]);
    }

    private SlackWebApi Api() => _host.Get<SlackWebApi>();

    private void ShouldHaveSent(string method, string form)
    {
        var request = _server.Requests.ShouldHaveSingleItem();
        (request.Path, request.ContentType, request.Authorization, request.Body).ShouldBe(("/api/" + method, Form, "Bearer xoxb-1-verysecret", form));
    }
}
