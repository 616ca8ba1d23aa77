using Portal.Domain.Connections;
using Portal.Domain.Connections.Doctor;

namespace Portal.UnitTests.Domain.Connections.Doctor;

public sealed class ChannelFindingsTests
{
    private static readonly ConfiguredChannel Used = new("C0FINANCE", "the instance default");
    private static readonly ChannelFacts Facts = new("C0FINANCE", "finance", IsPrivate: false, IsArchived: false, IsMember: true, IsReadOnly: false);

    public static TheoryData<ChannelFacts?, ChannelAccess, Finding> Channels => new()
    {
        { Facts, new(IsGood: true, IsRefused: false, null), new("channel.C0FINANCE", FindingLevel.Good, "The bot is in #finance", "Used by the instance default.") },
        {
            null, new(IsGood: false, IsRefused: true, "Invite it."),
            new("channel.C0FINANCE", FindingLevel.Failed, "The bot cannot post in C0FINANCE", "Used by the instance default. Until it is mended, the fallback is used.", "Invite it.")
        },
        { Facts, new(IsGood: false, IsRefused: false, "Test it."), new("channel.C0FINANCE", FindingLevel.Warning, "Look at #finance", "Used by the instance default.", "Test it.") },
    };

    [Theory]
    [MemberData(nameof(Channels))]
    public void Of_Channel_SaysWhoUsesItAndWhetherMessagesArrive(ChannelFacts? facts, ChannelAccess access, Finding expected) =>
        ChannelFindings.Of(Used, facts, access).ShouldBe(expected);

    [Fact]
    public void None_NoChannelConfigured_IsGood() => ChannelFindings.None.ShouldBe(new(
        "channels", FindingLevel.Good, "No channel is configured", "Neither the instance nor a definition or step sends to a channel by this connection. Direct messages need none."));

    [Theory]
    [InlineData(1, "1 more channel is configured. It is asked about when a message is sent to it.")]
    [InlineData(7, "7 more channels are configured. They are asked about when a message is sent to them.")]
    public void TooMany_MoreThanAreAskedAbout_SaysHowManyAreLeft(int left, string detail) =>
        ChannelFindings.TooMany(left).ShouldBe(new("channels.rest", FindingLevel.NotChecked, "More channels", detail));
}
