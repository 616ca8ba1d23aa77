using Portal.SlackSimulator;

namespace Portal.UnitTests.Simulator;

public sealed class DirectoryTests : SimulatorTest
{
    [Fact]
    public async Task UsersList_Pages_AreCompleteAndEndWithAnEmptyCursor()
    {
        var ids = new List<string>();
        var cursor = "";
        do
        {
            var page = await Slack.GetAsync($"users.list?limit=4&cursor={Uri.EscapeDataString(cursor)}");
            ids.AddRange(page.GetProperty("members").EnumerateArray().Select(member => member.Text("id")!));
            cursor = page.GetProperty("response_metadata").Text("next_cursor")!;
        }
        while (cursor.Length > 0);

        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Count);
        ids.ShouldContain(id => id == "USLACKBOT");
        ids.ShouldContain(id => id.StartsWith('W'));
        ids.Count.ShouldBe(20);
    }

    [Theory]
    [InlineData("users.list?cursor=nonsense", "invalid_cursor")]
    [InlineData("users.list?limit=5000", "invalid_limit")]
    [InlineData("conversations.list?types=rooms", "invalid_types")]
    [InlineData("conversations.info?channel=C0BOARDROOM", "channel_not_found")]
    [InlineData("conversations.members?channel=C0NOTHERE", "channel_not_found")]
    [InlineData("users.info?user=U0NOBODY", "user_not_found")]
    [InlineData("users.lookupByEmail?email=nobody@acme.test", "users_not_found")]
    [InlineData("users.lookupByEmail?email=dan@acme.test", "users_not_found")]
    public async Task Read_Wrong_SaysWhy(string call, string error) => (await Slack.GetAsync(call)).ShouldFail(error);

    [Fact]
    public async Task LookupByEmail_OtherCase_Finds() =>
        (await Slack.GetAsync("users.lookupByEmail?email=JAN@acme.test")).GetProperty("user").Text("id").ShouldBe(SampleWorkspace.UserId);

    [Fact]
    public async Task UsersInfo_Slackbot_IsNoBotToItself() =>
        (await Slack.GetAsync("users.info?user=USLACKBOT")).GetProperty("user").GetProperty("is_bot").GetBoolean().ShouldBeFalse();

    [Fact]
    public async Task ConversationsList_Private_ShowsOnlyJoinedOnes()
    {
        var answer = await Slack.GetAsync("conversations.list?types=public_channel,private_channel&exclude_archived=true");

        var names = answer.GetProperty("channels").EnumerateArray().Select(channel => channel.Text("name")).ToArray();
        names.ShouldBe(["announcements", "approvals", "finance", "general", "legal", "random"], ignoreOrder: true);
    }

    [Fact]
    public async Task ConversationsMembers_Pages_HaveCursor()
    {
        var page = await Slack.GetAsync($"conversations.members?channel={SampleWorkspace.MemberChannel}&limit=2");

        page.GetProperty("members").GetArrayLength().ShouldBe(2);
        page.GetProperty("response_metadata").Text("next_cursor").ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("", "users_list_not_supplied")]
    [InlineData("U0NOBODY", "user_not_found")]
    [InlineData("U0DANDEPART", "user_disabled")]
    [InlineData("U0DEPLOYBOT", "cannot_dm_bot")]
    [InlineData("U1,U2,U3,U4,U5,U6,U7,U8,U9", "too_many_users")]
    public async Task Open_Refused_SaysWhy(string users, string error) => (await Slack.CallAsync("conversations.open", new { users })).ShouldFail(error);

    [Fact]
    public async Task Open_SamePeopleInAnotherOrder_IsTheSameConversation()
    {
        var first = await OpenAsync("U0JANKOWAL1,U0BEANOWAK1");
        var second = await OpenAsync("U0BEANOWAK1,U0JANKOWAL1");

        second.ShouldBe(first);
        first.ShouldStartWith("G");
    }

    [Fact]
    public async Task AuthTestAndTeamInfo_Token_NameTheWorkspace()
    {
        (await Slack.CallAsync("auth.test")).Text("team_id").ShouldBe(SampleWorkspace.TeamId);
        (await Slack.CallAsync("team.info")).GetProperty("team").Text("name").ShouldBe(SampleWorkspace.TeamName);
    }

    private async Task<string> OpenAsync(string users) =>
        (await Slack.CallAsync("conversations.open", new { users })).GetProperty("channel").Text("id")!;
}
