using Portal.Domain;
using Portal.Domain.Connections.Doctor;
using Portal.Domain.Slack;

namespace Portal.UnitTests.Domain.Connections.Doctor;

public sealed class TokenFindingsTests
{
    private const string UseBotToken = "Replace it with the bot token: it starts with xoxb-.";

    public static TheoryData<string?, Finding> Kinds => new()
    {
        { null, new("token.kind", FindingLevel.Failed, "No bot token", "The connection has no bot token, so Slack cannot be asked anything.", "Paste a bot token, or use \"Add to Slack\".") },
        { "xoxb-1-2-3", new("token.kind", FindingLevel.Good, "Bot token", "It acts as the app, not as a person, and does not expire.") },
        {
            "xoxp-1-2-3",
            new("token.kind", FindingLevel.Failed, "Not a bot token", "This is a user token, which acts as a person. Portal has no use for it: use a bot token, which starts with xoxb-.", UseBotToken)
        },
        { "nonsense", new("token.kind", FindingLevel.Failed, "Not a bot token", "It starts like none of Slack's tokens.", UseBotToken) },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_Token_IsToldByItsPrefixAndNeverShown(string? token, Finding expected) => TokenFindings.Kind(token is null ? null : new Secret(token)).ShouldBe(expected);

    [Theory]
    [InlineData("Acme", "approvals", "It belongs to @approvals in the workspace \"Acme\".")]
    [InlineData("Acme", null, "It belongs to a bot in the workspace \"Acme\".")]
    [InlineData(null, "approvals", "It belongs to @approvals in the workspace \"(unnamed)\".")]
    public void Works_Accepted_NamesBotAndWorkspace(string? team, string? bot, string detail) =>
        TokenFindings.Works(team, bot).ShouldBe(new("token.works", FindingLevel.Good, "Slack accepts the token", detail));

    [Fact]
    public void Refused_BySlack_IsAFaultWithItsRemedy() => TokenFindings.Refused(SlackError.Classify("token_revoked", 200), "Acme").ShouldBe(new(
        "token.works", FindingLevel.Failed, "Slack refuses the token (token_revoked)", "Bot Token revoked for connection \"Acme\" -- reconnect required",
        "Reconnect it with \"Add to Slack\". Until then the fallback is used."));

    [Fact]
    public void Refused_SlackCouldNotBeAsked_SaysNothingOfTheToken() => TokenFindings.Refused(SlackError.Classify("timeout", null), "Acme").ShouldBe(new(
        "token.works", FindingLevel.NotChecked, "Slack could not be asked (timeout)", "Slack could not be reached by connection \"Acme\" (timeout)",
        "Run the check again in a minute. See status.slack.com."));

    [Fact]
    public void NotAsked_AfterARefusal_SaysWhy() => TokenFindings.NotAsked("scopes", "Permissions unknown").ShouldBe(new(
        "scopes", FindingLevel.NotChecked, "Permissions unknown", "Slack did not accept the token, so it was not asked."));
}
