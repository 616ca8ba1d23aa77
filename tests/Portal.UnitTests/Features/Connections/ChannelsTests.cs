using Microsoft.EntityFrameworkCore;
using Portal.Components.Shared.Channels;
using Portal.Data.Connections;
using Portal.Domain.Connections;
using Portal.Features.Connections.Channels;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Connections;

public sealed class ChannelsTests : ConnectionsTest
{
    [Theory]
    [InlineData("fin", "finance", "old-finance", "deep-fin-archive")]
    [InlineData("#FIN", "finance", "old-finance", "deep-fin-archive")]
    [InlineData("%")]
    public async Task Search_PartOfTheName_FindsThoseThatBeginSoFirstAndTheArchivedLast(string text, params string[] names)
    {
        var id = await AddAppAsync("Acme");
        await AddChannelAsync(id, "C1", "deep-fin-archive", isArchived: true);
        await AddChannelAsync(id, "C2", "old-finance");
        await AddChannelAsync(id, "C3", "Finance");
        await AddChannelAsync(id, "C4", "general");

        var page = (await Get<ListChannels>().HandleAsync(Caller, new ChannelSearch(id, text), CancellationToken.None)).Value!;

        page.Items.Select(channel => channel.Name.ToLowerInvariant()).ShouldBe(names);
        (page.Total, page.Listing.Known).ShouldBe((names.Length, 4));
    }

    [Fact]
    public async Task Search_OfAnotherInstance_IsMissing()
    {
        var id = await AddAppAsync("Acme");

        foreach (var caller in new[] { Neighbour, Stranger })
        {
            (await Get<ListChannels>().HandleAsync(caller, new ChannelSearch(id), CancellationToken.None)).IsMissing.ShouldBeTrue();
            (await Get<RefreshChannels>().HandleAsync(caller, id, CancellationToken.None)).IsMissing.ShouldBeTrue();
            (await Get<CheckChannel>().HandleAsync(caller, id, "C01234567", CancellationToken.None)).IsMissing.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Refresh_Asked_LeavesAnOrderThatSurvivesARestart()
    {
        var id = await AddAppAsync("Acme");

        var listing = (await Get<RefreshChannels>().HandleAsync(Caller, id, CancellationToken.None)).Value!;

        listing.IsLoading.ShouldBeTrue();
        (await ReadAsync(db => db.ChannelListings.SingleAsync())).Status.ShouldBe(ChannelListingStatus.Loading);
        Get<ConnectionJobRequests>().Take().ShouldBe([(ConnectionJob.Channels, id)]);
    }

    [Fact]
    public async Task Refresh_WhileOneIsUnderWay_DoesNotBeginAnew()
    {
        var id = await AddAppAsync("Acme");
        await Get<RefreshChannels>().HandleAsync(Caller, id, CancellationToken.None);
        await ReadAsync(db => db.ChannelListings.ExecuteUpdateAsync(row => row.SetProperty(listing => listing.Loaded, 400)));

        (await Get<RefreshChannels>().HandleAsync(Caller, id, CancellationToken.None)).Value!.Loaded.ShouldBe(400);
    }

    [Fact]
    public async Task Refresh_OfAWebhook_SaysThatItsChannelIsFixed()
    {
        var webhook = await AddAsync("Finance");

        (await Get<RefreshChannels>().HandleAsync(Caller, webhook.Id, CancellationToken.None)).Problems.ShouldHaveSingleItem().Message.ShouldContain("fixed");
    }

    [Fact]
    public async Task Picker_FirstLook_BeginsTheLoading()
    {
        var id = await AddAppAsync("Acme");

        var page = (await Get<ChannelDirectory>().SearchAsync(Caller, new ChannelSearch(id), CancellationToken.None)).Value!;

        page.Listing.IsLoading.ShouldBeTrue();
    }

    [Fact]
    public async Task Look_SlackUnreachable_WarnsAndDoesNotRefuse()
    {
        var id = await AddAppAsync("Acme");

        var check = (await Clock.PassUntilAsync(Get<CheckChannel>().HandleAsync(Caller, id, "C01234567", CancellationToken.None))).Value!;

        (check.Channel, check.IsRefused).ShouldBe((null, false));
        check.Sentence!.ShouldContain("could not be asked");
    }
}
