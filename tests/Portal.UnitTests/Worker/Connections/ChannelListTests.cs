using System.Text.Json;
using Portal.Data.Connections;
using Portal.Domain.Connections;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Worker.Connections;

/// <summary>Listing a workspace's channels, over HTTP and by the real job.</summary>
public sealed class ChannelListTests(SharedPortal portal) : ConnectionTest(portal)
{
    [Fact]
    public async Task Channels_FirstAsked_AreLoadedInTheBackground()
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance);

        (await GetAsync(instance, token, $"connections/{id}/channels")).GetProperty("listing").GetProperty("isLoading").GetBoolean().ShouldBeTrue();
        var page = await Until.Async(() => GetAsync(instance, token, $"connections/{id}/channels?search=%23appr"), answer => Status(answer) == "Complete");

        var channel = page.GetProperty("items")[0];
        (channel.GetProperty("id").GetString(), channel.GetProperty("name").GetString(), channel.GetProperty("isMember").GetBoolean()).ShouldBe((SampleWorkspace.MemberChannel, "approvals", true));
        var all = await GetAsync(instance, token, $"connections/{id}/channels");
        all.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()).ShouldNotContain(SampleWorkspace.PrivateNonMember);
        all.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("isArchived").GetBoolean()).GetProperty("id").GetString().ShouldBe(SampleWorkspace.ArchivedChannel);
    }

    [Fact]
    public async Task Channels_Refreshed_ForgetThoseThatAreGone()
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance);
        await Server.InDatabaseAsync(async db =>
        {
            var gone = new SlackChannel { ConnectionId = id, ChannelId = "C0GONEFOREV", Name = "", NameKey = "", RefreshedAt = DateTimeOffset.UnixEpoch };
            gone.Take("gone", isPrivate: false, isArchived: false, isMember: true, DateTimeOffset.UnixEpoch);
            db.SlackChannels.Add(gone);
            return await db.SaveChangesAsync();
        });

        await GetAsync(instance, token, $"connections/{id}/channels?force_refresh=true");
        await Until.Async(() => GetAsync(instance, token, $"connections/{id}/channels"), answer => Status(answer) == "Complete");

        (await GetAsync(instance, token, $"connections/{id}/channels?search=gone")).GetProperty("total").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Channels_BegunAnewAfterARestart_AreCountedFromTheFirst()
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance);
        await Server.InDatabaseAsync(async db =>
        {
            db.ChannelListings.Add(new ChannelListing { ConnectionId = id, Status = ChannelListingStatus.Loading, Loaded = 4_000, StartedAt = DateTimeOffset.UnixEpoch });
            return await db.SaveChangesAsync();
        });

        Server.Get<ConnectionJobRequests>().Request(ConnectionJob.Channels, id);
        var page = await Until.Async(() => GetAsync(instance, token, $"connections/{id}/channels"), answer => Status(answer) == "Complete");

        page.GetProperty("listing").GetProperty("loaded").GetInt32().ShouldBe(page.GetProperty("listing").GetProperty("known").GetInt32());
    }

    [Fact]
    public async Task Channels_TokenRefused_SayWhy()
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance, SampleWorkspace.RevokedToken);

        await GetAsync(instance, token, $"connections/{id}/channels");
        var page = await Until.Async(() => GetAsync(instance, token, $"connections/{id}/channels"), answer => Status(answer) == "Failed");

        page.GetProperty("listing").GetProperty("error").GetString().ShouldBe("token_revoked");
    }

    [Theory]
    [InlineData(SampleWorkspace.MemberChannel, true, null)]
    [InlineData(SampleWorkspace.NonMemberChannel, true, "run /invite @portal in the channel, or send a test message to be sure.")]
    [InlineData(SampleWorkspace.PrivateNonMember, false, "Run /invite @portal in the channel.")]
    [InlineData(SampleWorkspace.ArchivedChannel, false, "is archived")]
    public async Task Channels_OneById_IsAskedAtSlack(string channel, bool mayPost, string? sentence)
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance);

        var access = (await GetAsync(instance, token, $"connections/{id}/channels?channel_id={channel}")).GetProperty("access");

        access.GetProperty("mayPost").GetBoolean().ShouldBe(mayPost);
        (access.GetProperty("sentence").GetString() ?? "").ShouldContain(sentence ?? "");
    }

    [Theory]
    [InlineData("channels?channel_id=general", "channel_id")]
    [InlineData("channels?limit=0", "limit")]
    [InlineData("channels?offset=-1", "offset")]
    [InlineData("channels?force_refresh=maybe", "force_refresh")]
    public async Task Channels_WrongParameter_NamesIt(string query, string field)
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance);

        using var answer = await SendAsync(HttpMethod.Get, instance, token, $"connections/{id}/{query}");

        await answer.ShouldBeProblemAsync(422, field);
    }

    [Theory]
    [InlineData("GET", "channels")]
    [InlineData("GET", "doctor")]
    [InlineData("POST", "doctor")]
    public async Task Routes_OfAConnectionThatIsNotTheirs_Are404(string method, string route)
    {
        var (mine, _) = await StartAsync();
        var (theirs, token) = await StartAsync();
        var id = await AddAppAsync(mine);

        using var answer = await SendAsync(new HttpMethod(method), theirs, token, $"connections/{id}/{route}");

        await answer.ShouldBeProblemAsync(404);
    }

    private static string? Status(JsonElement page) => page.GetProperty("listing").GetProperty("status").GetString();
}
