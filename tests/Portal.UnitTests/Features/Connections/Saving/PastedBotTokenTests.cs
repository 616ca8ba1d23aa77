using Portal.Domain;
using Portal.Domain.Slack;
using Portal.Features.Connections.Saving;

namespace Portal.UnitTests.Features.Connections.Saving;

public sealed class PastedBotTokenTests
{
    [Theory]
    [InlineData("xoxb-1-2-abc")]
    [InlineData("  xoxb-1-2-abc\r\n")]
    public void Problems_BotToken_HasNone(string pasted) => PastedBotToken.Problems("botToken", pasted).ShouldBeEmpty();

    [Theory]
    [InlineData("", "Paste the bot token: on the app's page \"OAuth & Permissions\" it is the Bot User OAuth Token, which starts with xoxb-.")]
    [InlineData(" ", "Paste the bot token: on the app's page \"OAuth & Permissions\" it is the Bot User OAuth Token, which starts with xoxb-.")]
    [InlineData("xoxb-1 xoxb-2", "There are characters in it that no token has. Copy it again, alone.")]
    [InlineData("xoxb-ż", "There are characters in it that no token has. Copy it again, alone.")]
    [InlineData("https://hooks.slack.com/services/T/B/x", "This is an address. A webhook URL belongs in \"Webhook URL\"; a bot token starts with xoxb-.")]
    [InlineData("XOXB-1-2-abc", "A bot token starts with xoxb- in small letters. Copy it again: its letters must stay as they are.")]
    [InlineData("xoxp-1", "This is a user token, which acts as a person. Portal has no use for it: use a bot token, which starts with xoxb-.")]
    [InlineData("hello", "This is no bot token: it starts with xoxb-.")]
    public void Problems_SomethingElse_SaysWhatItIsAndWhatIsWanted(string pasted, string problem) =>
        PastedBotToken.Problems("botToken", pasted).ShouldBe([new FieldProblem("botToken", problem)]);

    [Theory]
    [InlineData(500, 0)]
    [InlineData(501, 1)]
    public void Problems_LongToken_IsTakenUpToALimit(int length, int problems) => PastedBotToken.Problems("botToken", "xoxb-".PadRight(length, 'x')).Count().ShouldBe(problems);

    [Theory]
    [InlineData("invalid_auth", "Slack does not know this token (invalid_auth). Copy it again; if the app was installed anew, it has a new token.")]
    [InlineData("not_authed", "Slack does not know this token (not_authed). Copy it again; if the app was installed anew, it has a new token.")]
    [InlineData("account_inactive", "The app of this token was removed from the workspace (account_inactive). Install it again and copy the new token.")]
    [InlineData("token_revoked", "This token was revoked (token_revoked). Install the app again and copy the new token.")]
    [InlineData("token_expired", "This token has expired (token_expired), because the app rotates its tokens. Make a new app with rotation off.")]
    [InlineData("not_allowed_token_type", "Slack says that this is no bot token (not_allowed_token_type).")]
    [InlineData("timeout", "Slack could not be asked (timeout). Nothing was stored; try again in a moment.")]
    [InlineData("ratelimited", "Slack could not be asked (ratelimited). Nothing was stored; try again in a moment.")]
    [InlineData("missing_scope", "Slack refuses this token (missing_scope).")]
    public void WordsOf_Refusal_SaysWhatToDo(string code, string words) => PastedBotToken.WordsOf(SlackError.Classify(code, null)).ShouldBe(words);
}
