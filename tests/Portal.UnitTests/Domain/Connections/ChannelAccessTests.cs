using Portal.Domain.Connections;
using Portal.Domain.Slack;

namespace Portal.UnitTests.Domain.Connections;

public sealed class ChannelAccessTests
{
    private const string Invite = "Bot does not have access to this channel. Run /invite @approvals in the channel.";

    [Theory]
    [InlineData("channel_not_found")]
    [InlineData("no_permission")]
    [InlineData("not_in_channel")]
    public void Of_SlackDeniesTheChannel_IsRefusedInTheSeedsWords(string code)
    {
        var access = ChannelAccess.Of(SlackError.Classify(code, 200), "approvals");

        (access.IsRefused, access.Sentence).ShouldBe((true, Invite));
    }

    [Theory]
    [InlineData("timeout")]
    [InlineData("ratelimited")]
    [InlineData("missing_scope")]
    public void Of_SlackCannotBeAsked_IsNoReasonToRefuse(string code)
    {
        var access = ChannelAccess.Of(SlackError.Classify(code, null), "approvals");

        (access.IsRefused, access.IsGood).ShouldBe((false, false));
        access.Sentence.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(false, false, true, true)]
    [InlineData(false, true, false, true)]
    [InlineData(true, true, true, true)]
    public void Of_NotAMember_IsRefusedUnlessItMayPostInPublic(bool isPrivate, bool mayPostInPublic, bool isRefused, bool hasSentence)
    {
        var access = ChannelAccess.Of(Channel(isPrivate: isPrivate, isMember: false), mayPostInPublic, "approvals");

        (access.IsRefused, access.Sentence is not null, access.IsGood).ShouldBe((isRefused, hasSentence, false));
    }

    [Fact]
    public void Of_Archived_IsRefusedEvenForAMember() =>
        ChannelAccess.Of(Channel(isArchived: true), mayPostInPublic: true, "approvals").IsRefused.ShouldBeTrue();

    [Fact]
    public void Of_Member_IsGood() => ChannelAccess.Of(Channel(), mayPostInPublic: false, "approvals").IsGood.ShouldBeTrue();

    [Theory]
    [InlineData("C0APPROVALS", true)]
    [InlineData("G01234567", true)]
    [InlineData("U0123456789", false)]
    [InlineData("c0approvals", false)]
    [InlineData("C01", false)]
    [InlineData("#general", false)]
    [InlineData(null, false)]
    public void ChannelId_IsOne_KnowsSlacksShape(string? text, bool isOne) => ChannelId.IsOne(text).ShouldBe(isOne);

    [Theory]
    [InlineData(" https://hooks.slack.com/services/T/B/x ", PastedField.WebhookUrl)]
    [InlineData("xoxb-1-2-3", PastedField.BotToken)]
    [InlineData("0123456789abcdef0123456789abcdef", PastedField.Unknown)]
    [InlineData("", PastedField.Unknown)]
    public void PastedKind_Of_TellsByTheBeginning(string text, PastedField kind) => PastedKind.Of(text).ShouldBe(kind);

    private static ChannelFacts Channel(bool isPrivate = false, bool isArchived = false, bool isMember = true) => new("C1", "finance", isPrivate, isArchived, isMember, IsReadOnly: false);
}
