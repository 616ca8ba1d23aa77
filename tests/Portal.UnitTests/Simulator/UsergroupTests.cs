using System.Net;
using System.Text.Json;
using Portal.SlackSimulator;

namespace Portal.UnitTests.Simulator;

public sealed class UsergroupTests : SimulatorTest
{
    private const string Finance = "S0FINANCE01";
    private const string Disabled = "S0OLDGROUP1";
    private const string Deactivated = "U0DANDEPART";

    [Fact]
    public async Task List_Flags_SayWhatIsShown()
    {
        var plain = (await Slack.GetAsync("usergroups.list")).GetProperty("usergroups");
        var all = (await Slack.GetAsync("usergroups.list?include_disabled=true&include_users=1&include_count=true")).GetProperty("usergroups");

        plain.EnumerateArray().Select(group => group.Text("handle")).ShouldBe(["finance-approvers"]);
        plain[0].TryGetProperty("users", out _).ShouldBeFalse();
        plain[0].TryGetProperty("user_count", out _).ShouldBeFalse();
        all.GetArrayLength().ShouldBe(2);
        all[0].GetProperty("users").GetArrayLength().ShouldBe(2);
        all[0].GetProperty("user_count").ValueKind.ShouldBe(JsonValueKind.String);
        all[1].GetProperty("date_delete").GetInt64().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Create_Group_CanBeFilledRenamedAndDisabled()
    {
        var created = (await CreateAsync("Legal approvers", "legal-approvers")).GetProperty("usergroup");
        var id = created.Text("id")!;
        (await MembersAsync(id)).ShouldBeEmpty();

        (await FillAsync(id, "U0JANKOWAL1,W0WENDYWU01")).GetProperty("usergroup").Text("user_count").ShouldBe("2");
        (await FillAsync(id, "U0BEANOWAK1")).ShouldBeOk();
        (await Slack.CallAsync("usergroups.update", new { usergroup = id, name = "Lawyers", description = "d" })).GetProperty("usergroup").Text("name").ShouldBe("Lawyers");
        (await Slack.CallAsync("usergroups.disable", new { usergroup = id })).ShouldBeOk();

        (await Slack.GetAsync($"usergroups.users.list?usergroup={id}")).ShouldFail("no_such_subteam");
        (await Slack.GetAsync($"usergroups.users.list?usergroup={id}&include_disabled=true")).GetProperty("users").Texts().ShouldBe(["U0BEANOWAK1"]);
        (await Slack.CallAsync("usergroups.enable", new { usergroup = id })).ShouldBeOk();
        (await MembersAsync(id)).ShouldBe(["U0BEANOWAK1"]);
    }

    [Theory]
    [InlineData("Finance approvers", "x", "name_already_exists")]
    [InlineData("OLD APPROVERS", "x", "name_already_exists")]
    [InlineData("New", "finance-approvers", "handle_already_exists")]
    [InlineData("New", "old-approvers", "handle_already_exists")]
    [InlineData("New", "finance", "handle_already_exists")]
    [InlineData("New", "jan", "handle_already_exists")]
    [InlineData("New", "@group-x", "bad_handle")]
    [InlineData("New", "Upper", "bad_handle")]
    [InlineData("New", "two words", "bad_handle")]
    [InlineData("New", "everyone", "forbidden_handle")]
    [InlineData("", "x", "missing_subteam_name")]
    public async Task Create_Refused_SaysWhy(string name, string handle, string error) => (await CreateAsync(name, handle)).ShouldFail(error);

    [Theory]
    [InlineData(300, 1, "name_too_long")]
    [InlineData(1, 300, "description_too_long")]
    public async Task Create_TooLong_IsRefused(int name, int description, string error) =>
        (await Slack.CallAsync("usergroups.create", new { name = new string('n', name), handle = "h", description = new string('d', description) })).ShouldFail(error);

    [Theory]
    [InlineData("C0NOTHERE", 1, "invalid_channel_provided")]
    [InlineData(SampleWorkspace.PrivateNonMember, 1, "invalid_channel_provided")]
    [InlineData(SampleWorkspace.MemberChannel, 101, "too_many_linked_channels")]
    public async Task Create_BadChannels_AreRefused(string channel, int count, string error) =>
        (await Slack.CallAsync("usergroups.create", new { name = "n", handle = "h", channels = string.Join(',', Enumerable.Repeat(channel, count)) })).ShouldFail(error);

    [Fact]
    public async Task Update_DefaultChannel_TakesTheMembersIn()
    {
        (await FillAsync(Finance, "U0TOMBAKER1")).ShouldBeOk();

        var group = (await Slack.CallAsync("usergroups.update", new { usergroup = Finance, channels = $"{SampleWorkspace.NonMemberChannel},{SampleWorkspace.PrivateMember}" })).GetProperty("usergroup");

        group.GetProperty("prefs").GetProperty("channels").Texts().ShouldBe([SampleWorkspace.NonMemberChannel]);
        group.GetProperty("prefs").GetProperty("groups").Texts().ShouldBe([SampleWorkspace.PrivateMember]);
        (await Slack.GetAsync($"conversations.members?channel={SampleWorkspace.NonMemberChannel}")).GetProperty("members").Texts().ShouldContain("U0TOMBAKER1");
    }

    [Theory]
    [InlineData("", "no_users_provided")]
    [InlineData("[]", "no_users_provided")]
    [InlineData("U0NOBODY,U0JANKOWAL1", "invalid_users")]
    [InlineData(Deactivated, "invalid_users")]
    [InlineData("U0DEPLOYBOT", "invalid_user")]
    [InlineData("USLACKBOT", "invalid_user")]
    [InlineData("U0SIASINGLE", "single_channel_guests_cannot_be_added")]
    public async Task UsersUpdate_Refused_ChangesNothing(string users, string error)
    {
        (await FillAsync(Finance, users)).ShouldFail(error);

        (await MembersAsync(Finance)).ShouldBe([SampleWorkspace.UserId, "U0BEANOWAK1"]);
    }

    [Fact]
    public async Task UsersUpdate_Arrays_AreReadInJsonAndInForms()
    {
        (await Slack.CallAsync("usergroups.users.update", new { usergroup = Finance, users = new[] { "U0MEILIN001" } })).ShouldBeOk();
        (await MembersAsync(Finance)).ShouldBe(["U0MEILIN001"]);

        (await Slack.GetAsync("usergroups.users.update?usergroup=S0FINANCE01&users=" + Uri.EscapeDataString("""["U0TOMBAKER1","U0GUSGUEST1"]"""))).ShouldBeOk();
        (await MembersAsync(Finance)).ShouldBe(["U0TOMBAKER1", "U0GUSGUEST1"]);
    }

    [Fact]
    public async Task UsersUpdate_DeactivatedOnlyWhenSwitched_EmptiesAndRefuses()
    {
        await RulesAsync(new { deactivatedUsersEmptyUsergroup = true });

        (await FillAsync(Finance, Deactivated)).ShouldFail("invalid_users");

        (await MembersAsync(Finance)).ShouldBeEmpty();
    }

    [Fact]
    public async Task UsersUpdate_EmptyListWhenSwitched_Empties()
    {
        await RulesAsync(new { emptyListEmptiesUsergroup = true });

        (await FillAsync(Finance, "[]")).ShouldBeOk();
        (await FillAsync(Finance, "")).ShouldFail("no_users_provided");

        (await MembersAsync(Finance)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("usergroups.enable", Finance, "already_enabled")]
    [InlineData("usergroups.disable", Disabled, "already_disabled")]
    [InlineData("usergroups.enable", "S0NOTHERE", "no_such_subteam")]
    [InlineData("usergroups.update", "S0NOTHERE", "no_such_subteam")]
    [InlineData("usergroups.users.update", "S0NOTHERE", "no_such_subteam")]
    [InlineData("usergroups.users.update", "", "invalid_arguments")]
    public async Task Write_Refused_SaysWhy(string method, string usergroup, string error) =>
        (await Slack.CallAsync(method, new { usergroup, users = "U0JANKOWAL1" })).ShouldFail(error);

    [Fact]
    public async Task Write_OnlyAdminsManage_RefusesBotsAndLetsThemRead()
    {
        await RulesAsync(new { onlyAdminsManageUsergroups = true });

        (await CreateAsync("New", "new")).ShouldFail("permission_denied");
        (await FillAsync(Finance, "U0JANKOWAL1")).ShouldFail("permission_denied");
        (await Slack.GetAsync("usergroups.list")).ShouldBeOk();
    }

    [Fact]
    public async Task Any_FreePlan_IsPaidTeamsOnly()
    {
        await RulesAsync(new { paid = false });

        (await CreateAsync("New", "new")).ShouldFail("paid_teams_only");
        (await Slack.GetAsync("usergroups.list")).ShouldFail("paid_teams_only");
        (await Slack.GetAsync($"usergroups.users.list?usergroup={Finance}")).ShouldFail("paid_teams_only");
    }

    [Fact]
    public async Task Write_WithoutScope_NamesIt()
    {
        var answer = await Slack.CallAsync("usergroups.create", new { name = "New" }, SampleWorkspace.UnscopedToken);

        answer.ShouldFail("missing_scope");
        answer.Text("needed").ShouldBe("usergroups:write");
    }

    private Task<JsonElement> CreateAsync(string name, string handle) => Slack.CallAsync("usergroups.create", new { name, handle });

    private Task<JsonElement> FillAsync(string usergroup, string users) => Slack.CallAsync("usergroups.users.update", new { usergroup, users });

    private async Task<string[]> MembersAsync(string usergroup) =>
        (await Slack.GetAsync($"usergroups.users.list?usergroup={usergroup}")).GetProperty("users").Texts();

    private async Task RulesAsync(object rules)
    {
        using var response = await Slack.ControlAsync("workspace", rules);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
