using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Components.Shared.Channels;
using Portal.Domain.Connections;

namespace Portal.UnitTests.Components;

public sealed class ChannelListingLineTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(ChannelListingStatus.Loading, 400, 1_200, true, "Loading the channels again: 400 of about 1,200. The list of 3 min ago can be searched meanwhile.")]
    [InlineData(ChannelListingStatus.Loading, 1_400, 1_200, true, "Loading the channels again: 1,400 of about 1,400.")]
    [InlineData(ChannelListingStatus.Loading, 400, 400, false, "Loading the channels: 400 so far.")]
    [InlineData(ChannelListingStatus.Complete, 1_200, 1_200, true, "All 1,200 channels are loaded, refreshed 3 min ago")]
    public void Line_Listing_SaysHowManyOfHowMany(ChannelListingStatus status, int loaded, int known, bool wasLoadedBefore, string words)
    {
        using var browser = new BunitContext();
        browser.JSInterop.Mode = JSRuntimeMode.Loose;
        browser.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now));

        var line = browser.Render<ChannelListingLine>(set => set.Add(
            part => part.Listing, new ChannelListingView(status, loaded, known, wasLoadedBefore ? Now.AddMinutes(-3) : null, null)));

        string.Join(' ', line.Find(".listing-line").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldContain(words);
    }
}
