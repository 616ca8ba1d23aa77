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
    [InlineData("restricted_action", "Slack does not let the bot post in this channel (restricted_action). Choose another channel.")]
    [InlineData("is_archived", "Slack does not let the bot post in this channel (is_archived). Choose another channel.")]
    public void Of_SlackForbidsTheChannel_IsRefusedWithSlacksWord(string code, string sentence) =>
        ChannelAccess.Of(SlackError.Classify(code, 200), "approvals").ShouldBe(new ChannelAccess(IsGood: false, IsRefused: true, sentence));

    [Theory]
    [InlineData("timeout", "Slack could not be asked about this channel (timeout). Send a test message to be sure.")]
    [InlineData("ratelimited", "Slack could not be asked about this channel (ratelimited). Send a test message to be sure.")]
    [InlineData("missing_scope", "The token may not look at channels, so this one could not be checked. Run the doctor to see what is missing.")]
    public void Of_SlackCannotBeAsked_IsNoReasonToRefuse(string code, string sentence) =>
        ChannelAccess.Of(SlackError.Classify(code, null), "approvals").ShouldBe(new ChannelAccess(IsGood: false, IsRefused: false, sentence));

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public void Of_NotAMember_HasToBeInvited(bool isPrivate, bool mayPostInPublic) =>
        ChannelAccess.Of(Channel(isPrivate: isPrivate, isMember: false), mayPostInPublic, "approvals").ShouldBe(new ChannelAccess(IsGood: false, IsRefused: true, Invite));

    [Fact]
    public void Of_NotAMemberOfAPublicOne_MayPostWhereTheTokenAllowsIt() => ChannelAccess.Of(Channel(isMember: false), mayPostInPublic: true, "approvals").ShouldBe(
        new ChannelAccess(IsGood: false, IsRefused: false, "The bot is not in #finance. It may post there all the same, because the channel is public."));

    [Fact]
    public void Of_NotAMemberOfAPublicOneAndPermissionsUnknown_IsNotDenied()
    {
        var access = ChannelAccess.Of(Channel(isMember: false), ChannelAccess.MayPostInPublic([]), "approvals");

        (access.IsGood, access.IsRefused).ShouldBe((false, false));
        access.Sentence!.ShouldContain("run /invite @approvals in the channel, or send a test message to be sure.");
    }

    [Theory]
    [InlineData("chat:write,chat:write.public", true)]
    [InlineData("chat:write", false)]
    public void MayPostInPublic_KnownPermissions_Decide(string scopes, bool may) => ChannelAccess.MayPostInPublic(scopes.Split(',')).ShouldBe(may);

    [Fact]
    public void Of_Archived_IsRefusedEvenForAMember() => ChannelAccess.Of(Channel(isArchived: true), mayPostInPublic: true, "approvals").ShouldBe(
        new ChannelAccess(IsGood: false, IsRefused: true, "#finance is archived. Unarchive it in Slack, or choose another channel."));

    [Fact]
    public void Of_MemberWhereOnlySomeMayPost_IsAWarning() => ChannelAccess.Of(Channel(isReadOnly: true), mayPostInPublic: true, "approvals").ShouldBe(new ChannelAccess(
        IsGood: false, IsRefused: false, "Only some people may post in #finance. Allow the app in the channel's posting permissions, or choose another channel."));

    [Fact]
    public void Of_Member_IsGood() => ChannelAccess.Of(Channel(), mayPostInPublic: false, "approvals").ShouldBe(new ChannelAccess(IsGood: true, IsRefused: false, null));

    [Theory]
    [InlineData(8, false)]
    [InlineData(9, true)]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void ChannelId_IsOne_HasALength(int length, bool isOne) => ChannelId.IsOne("C".PadRight(length, '0')).ShouldBe(isOne);

    [Theory]
    [InlineData("C0APPROVALS", true)]
    [InlineData("G01234567", true)]
    [InlineData("U0123456789", false)]
    [InlineData("c0approvals", false)]
    [InlineData("C01", false)]
    [InlineData("C01234567x", false)]
    [InlineData("#general", false)]
    [InlineData(null, false)]
    public void ChannelId_IsOne_KnowsSlacksShape(string? text, bool isOne) => ChannelId.IsOne(text).ShouldBe(isOne);

    [Theory]
    [InlineData(" https://hooks.slack.com/services/T/B/x ", PastedField.WebhookUrl)]
    [InlineData("xoxb-1-2-3", PastedField.BotToken)]
    [InlineData("0123456789abcdef0123456789abcdef", PastedField.Unknown)]
    [InlineData("", PastedField.Unknown)]
    public void PastedKind_Of_TellsByTheBeginning(string text, PastedField kind) => PastedKind.Of(text).ShouldBe(kind);

    private static ChannelFacts Channel(bool isPrivate = false, bool isArchived = false, bool isMember = true, bool isReadOnly = false) =>
        new("C1", "finance", isPrivate, isArchived, isMember, isReadOnly);
}
