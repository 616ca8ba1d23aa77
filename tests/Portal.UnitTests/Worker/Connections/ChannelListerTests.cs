using Microsoft.EntityFrameworkCore;
using Portal.Domain.Connections;
using Portal.UnitTests.Support;
using Portal.Worker.Connections;

namespace Portal.UnitTests.Worker.Connections;

/// <summary>What a listing makes of each of Slack's answers, and which channels it keeps.</summary>
public sealed class ChannelListerTests : ScriptedConnectionTest
{
    private const string List = "conversations.list";
    private const string NoScope = """{"ok":false,"error":"missing_scope","needed":"groups:read"}""";

    [Fact]
    public async Task Run_SeveralPages_StoresAllAndCountsThem()
    {
        Answers(List, Page("two", Channel("C1", "approvals", ",\"is_member\":true"), Channel("C2", "finance", ",\"is_private\":true")), Page(null, Channel("C3", "old", ",\"is_archived\":true")));

        var listing = await RunAsync();

        (listing.Status, listing.Loaded, listing.Error, listing.CompletedAt is null).ShouldBe((ChannelListingStatus.Complete, 3, null, false));
        (await ChannelsAsync()).Select(row => (row.ChannelId, row.Name, row.IsMember, row.IsPrivate, row.IsArchived)).ShouldBe(
            [("C1", "approvals", true, false, false), ("C2", "finance", false, true, false), ("C3", "old", false, false, true)]);
        Calls(List)[1].ShouldContain("cursor=two");
    }

    [Theory]
    [InlineData("missing_scope")]
    [InlineData("invalid_types")]
    public async Task Run_PrivateChannelsRefused_ListsThePublicOnes(string error)
    {
        Answers(List, $$"""{"ok":false,"error":"{{error}}"}""", Page(null, Channel("C1", "approvals")));

        (await RunAsync()).Status.ShouldBe(ChannelListingStatus.Complete);

        Calls(List)[0].ShouldContain("private_channel");
        Calls(List)[1].ShouldNotContain("private_channel");
    }

    [Fact]
    public async Task Run_PublicChannelsRefusedToo_EndsWithSlacksWord()
    {
        Answers(List, NoScope);

        var listing = await RunAsync();

        (listing.Status, listing.Error, listing.CompletedAt).ShouldBe((ChannelListingStatus.Failed, "missing_scope", null));
        Calls(List).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Run_RefusedHalfway_KeepsTheChannelsThatAreKnown()
    {
        Answers(List, Page(null, Channel("C1", "approvals"), Channel("C2", "finance")));
        var complete = await RunAsync();
        Time.Advance(TimeSpan.FromHours(1));
        Answers(List, Page("two", Channel("C1", "renamed")), """{"ok":false,"error":"token_revoked"}""");

        var listing = await RunAsync();

        (listing.Status, listing.Error, listing.CompletedAt).ShouldBe((ChannelListingStatus.Failed, "token_revoked", complete.CompletedAt));
        (await ChannelsAsync()).Select(row => row.Name).ShouldBe(["renamed", "finance"]);
    }

    [Fact]
    public async Task Run_Again_ForgetsWhatIsGoneAndTakesNewNames()
    {
        Answers(List, Page(null, Channel("C1", "approvals"), Channel("C2", "gone")));
        await RunAsync();
        Time.Advance(TimeSpan.FromHours(1));
        Answers(List, Page(null, Channel("C1", "approvals-eu"), Channel("C3", "new")));

        await RunAsync();

        (await ChannelsAsync()).Select(row => (row.ChannelId, row.Name)).ShouldBe([("C1", "approvals-eu"), ("C3", "new")]);
    }

    [Fact]
    public async Task Run_SameChannelTwiceAndOneWithoutAName_StoresWhatIsAChannel()
    {
        Answers(List, Page(null, Channel("C1", "approvals"), Channel("C1", "approvals"), """{"id":"D1"}"""));

        (await RunAsync()).Status.ShouldBe(ChannelListingStatus.Complete);

        (await ChannelsAsync()).ShouldHaveSingleItem().ChannelId.ShouldBe("C1");
    }

    [Fact]
    public async Task Run_SlackAsksToWait_GoesOnWhereItWas()
    {
        Answers(List, Page("two", Channel("C1", "approvals")), """{"ok":false,"error":"ratelimited"}""", Page(null, Channel("C2", "finance")));
        var started = Time.Now;

        (await RunAsync()).Loaded.ShouldBe(2);

        (Time.Now - started >= TimeSpan.FromSeconds(2)).ShouldBeTrue();
        Calls(List).Skip(1).ShouldAllBe(call => call.Contains("cursor=two", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_LimitedForEver_EndsAfterSomeTries()
    {
        Answers(List, """{"ok":false,"error":"ratelimited"}""");

        var listing = await RunAsync();

        (listing.Status, listing.Error).ShouldBe((ChannelListingStatus.Failed, "ratelimited"));
        Calls(List).Count.ShouldBe(6);
    }

    [Fact]
    public async Task Run_NobodyAsked_AsksSlackNothing()
    {
        await Host.Get<ChannelLister>().RunAsync(Connection.Id, CancellationToken.None);

        Calls(List).ShouldBeEmpty();
    }

    private async Task<ChannelListing> RunAsync()
    {
        await using (var db = Host.Open())
        {
            var row = await db.ChannelListings.FindAsync(Connection.Id) ?? db.Add(new ChannelListing { ConnectionId = Connection.Id, Status = ChannelListingStatus.Loading, StartedAt = Time.Now }).Entity;
            (row.Status, row.Error, row.StartedAt) = (ChannelListingStatus.Loading, null, Time.Now);
            await db.SaveChangesAsync();
        }

        await Time.PassUntilAsync(Host.Get<ChannelLister>().RunAsync(Connection.Id, CancellationToken.None));
        return await Host.ReadAsync(db => db.ChannelListings.SingleAsync());
    }

    private Task<List<SlackChannel>> ChannelsAsync() => Host.ReadAsync(db => db.SlackChannels.OrderBy(row => row.ChannelId).ToListAsync());

    private static string Channel(string id, string name, string flags = "") => $$"""{"id":"{{id}}","name":"{{name}}"{{flags}}}""";

    private static string Page(string? next, params string[] channels) =>
        $$$"""{"ok":true,"channels":[{{{string.Join(',', channels)}}}],"response_metadata":{"next_cursor":"{{{next}}}"}}""";
}
