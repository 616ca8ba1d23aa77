using Portal.Domain.Errors;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Slack;

namespace Portal.UnitTests.Domain.Errors;

/// <summary>Every failure that an admin can meet, word for word.</summary>
public sealed class AdviceWordsTests
{
    private const string NewWebhook = "Create a new webhook in Slack (the app's page, Incoming Webhooks) and paste its URL into the connection.";
    private const string WholeUrl = "Copy the whole URL from Slack and paste it again.";
    private const string AllowTheApp = "Ask an admin of the Slack workspace to allow the app, then test the connection.";
    private const string CheckAccount = "An e-mail takes its place. Check that the person's Slack account is active.";
    private const string ActiveAccount = "Check that the person's Slack account is active, or test with somebody else.";
    private const string Unarchive = "Unarchive the channel in Slack, or choose another one.";

    private static readonly AdviceContext Context = new("Finance", "C012", "jan@acme.test", "Acme");
    private static readonly AdviceContext NameOnly = new("Finance");

    [Theory]
    [InlineData("token_revoked", "Bot Token revoked for connection \"Finance\" -- reconnect required", "Reconnect it with \"Add to Slack\". Until then the fallback is used.")]
    [InlineData("invalid_auth", "Invalid auth for connection \"Finance\" -- reconfigure required", "Reconnect it. If the token is right, check that this server's address is on the app's list of allowed addresses.")]
    [InlineData("not_authed", "No bot token was sent for connection \"Finance\" -- reconnect required", "Reconnect it with \"Add to Slack\".")]
    [InlineData("account_inactive", "The app of connection \"Finance\" was removed from the workspace -- reconnect required", "Install the app again with \"Add to Slack\".")]
    [InlineData("token_expired", "Bot Token expired for connection \"Finance\" -- reconnect required", "Reconnect it. Turn token rotation off in the app's settings when a new app is made: Portal needs a lasting token.")]
    [InlineData("missing_scope", "Bot Token of connection \"Finance\" lacks a permission", "Reconnect it with \"Add to Slack\" and allow every permission that is asked for.")]
    [InlineData("not_allowed_token_type", "Connection \"Finance\" has a token of the wrong kind", "Use a bot token: it starts with xoxb-.")]
    [InlineData("team_access_not_granted", "The workspace's rules keep connection \"Finance\" out (team_access_not_granted)", AllowTheApp)]
    [InlineData("access_denied", "The workspace's rules keep connection \"Finance\" out (access_denied)", AllowTheApp)]
    [InlineData("accesslimited", "The workspace's rules keep connection \"Finance\" out (accesslimited)", AllowTheApp)]
    [InlineData("ekm_access_denied", "The workspace's rules keep connection \"Finance\" out (ekm_access_denied)", AllowTheApp)]
    [InlineData("two_factor_setup_required", "The workspace's rules keep connection \"Finance\" out (two_factor_setup_required)", AllowTheApp)]
    [InlineData("invalid_team_for_non_distributed_app", "Connection \"Finance\" no longer works (invalid_team_for_non_distributed_app)", "Reconnect it, then send a test message. Until then the fallback is used.")]
    public void For_Token_SaysHowToReconnect(string code, string message, string remedy) => ShouldBeAnError(code, message, remedy);

    [Theory]
    [InlineData("no_service", "The webhook of connection \"Finance\" was removed or disabled in Slack", NewWebhook)]
    [InlineData("no_active_hooks", "The webhook of connection \"Finance\" is disabled in Slack", "Enable Incoming Webhooks on the app's page, or paste a new URL.")]
    [InlineData("no_service_id", "The webhook URL of connection \"Finance\" is incomplete", WholeUrl)]
    [InlineData("no_team", "The webhook URL of connection \"Finance\" names a workspace that does not exist", WholeUrl)]
    [InlineData("invalid_token", "The webhook URL of connection \"Finance\" has expired or is wrong", NewWebhook)]
    [InlineData("team_disabled", "The Slack workspace of connection \"Finance\" is no longer active", "Choose a connection to another workspace.")]
    [InlineData("action_prohibited", "A rule of the workspace forbids the webhook of connection \"Finance\" to post", "Ask an admin of the Slack workspace to allow it, then test the connection.")]
    [InlineData(
        "posting_to_general_channel_denied", "The webhook of connection \"Finance\" may not post to the workspace's general channel",
        "Create a webhook for another channel, or let an admin of the workspace create this one.")]
    [InlineData("webhook_refused", "The webhook URL of connection \"Finance\" is not at Slack", "Paste a URL that starts with https://hooks.slack.com/.")]
    [InlineData("secret_missing", "Connection \"Finance\" has no webhook URL or token", "Open the connection and enter it again.")]
    public void For_Webhook_SaysWhatToPaste(string code, string message, string remedy) => ShouldBeAnError(code, message, remedy);

    [Theory]
    [InlineData("not_in_channel", "Bot not in channel C012 for connection \"Finance\" -- run /invite @portal", "Run /invite @portal in the channel, then test again.")]
    [InlineData("channel_not_found", "Channel C012 not found -- check connection config \"Finance\"", "Choose the channel again. For a private channel, run /invite @portal in it first.")]
    [InlineData("is_archived", "Channel C012 is archived -- check connection config \"Finance\"", Unarchive)]
    [InlineData("channel_is_archived", "Channel C012 is archived -- check connection config \"Finance\"", Unarchive)]
    [InlineData("is_inactive", "Channel C012 is archived -- check connection config \"Finance\"", Unarchive)]
    [InlineData("messages_tab_disabled", "The app of connection \"Finance\" does not accept direct messages", "Turn on the Messages tab on the app's page, App Home.")]
    [InlineData("message_limit_exceeded", "The Slack workspace of connection \"Finance\" has used up its free messages", "Ask an admin of the Slack workspace to change its plan.")]
    [InlineData("no_permission", "Bot does not have access to channel C012 for connection \"Finance\"", "Run /invite @portal in the channel, then test again.")]
    [InlineData(
        "restricted_action", "Slack cannot deliver to C012 by connection \"Finance\" (restricted_action)", "Check the channel's posting rules in Slack, or choose another channel.")]
    public void For_Channel_NamesItAndSaysWhatToChange(string code, string message, string remedy) => ShouldBeAnError(code, message, remedy);

    [Theory]
    [InlineData("users_not_found", "User jan@acme.test not found in Slack workspace \"Acme\", fallback to email", "If the person uses Slack with another e-mail address, correct it in the source; else invite them to the workspace.")]
    [InlineData("user_not_found", "jan@acme.test cannot get messages in Slack workspace \"Acme\" (user_not_found)", CheckAccount)]
    [InlineData("user_not_visible", "jan@acme.test cannot get messages in Slack workspace \"Acme\" (user_not_visible)", CheckAccount)]
    [InlineData("user_disabled", "jan@acme.test cannot get messages in Slack workspace \"Acme\" (user_disabled)", CheckAccount)]
    [InlineData("cannot_dm_bot", "jan@acme.test cannot get messages in Slack workspace \"Acme\" (cannot_dm_bot)", CheckAccount)]
    public void For_Person_IsAWarningBecauseTheFallbackReachesThem(string code, string message, string remedy) =>
        ErrorAdvice.For(SlackError.Classify(code, 200), Context with { Fallback = FallbackKeys.Email }).ShouldBe(new Advice(ErrorLevel.Warn, code, message, remedy));

    [Theory]
    [InlineData("users_not_found", "SKIP", "jan@acme.test", "User jan@acme.test not found in Slack workspace \"Acme\", and nobody is told: the fallback is SKIP", true)]
    [InlineData("users_not_found", "LOG_ONLY", "jan@acme.test", "User jan@acme.test not found in Slack workspace \"Acme\", and nobody is told: the fallback is LOG_ONLY", true)]
    [InlineData("users_not_found", "EMAIL", null, "User (no e-mail) not found in Slack workspace \"Acme\", and no e-mail address of theirs is known: nobody is told", false)]
    [InlineData("recipient_without_email", "EMAIL", null, "A recipient without an e-mail address cannot be found in Slack workspace \"Acme\", and no e-mail address of theirs is known: nobody is told", false)]
    [InlineData("user_disabled", "SKIP", "jan@acme.test", "jan@acme.test cannot get messages in Slack workspace \"Acme\" (user_disabled)", true)]
    public void For_PersonWhomNoFallbackTells_SaysThatNobodyIsTold(string code, string fallback, string? email, string message, bool offersEmail)
    {
        var advice = ErrorAdvice.For(SlackError.Classify(code, 200), new AdviceContext("Finance", null, email, "Acme", fallback));

        (advice.Level, advice.Message).ShouldBe((ErrorLevel.Warn, message));
        advice.Remedy.EndsWith("Or choose e-mail as the fallback, so that they are told all the same.", StringComparison.Ordinal).ShouldBe(offersEmail);
        advice.Remedy.ShouldNotContain("Nothing to do");
    }

    [Theory]
    [InlineData("EMAIL", "Until then e-mails take the place of messages.")]
    [InlineData("SKIP", "Until then nobody is told: the fallback is SKIP.")]
    public void For_ConnectionThatDoesNotWork_SaysWhoIsToldUntilThen(string fallback, string words)
    {
        ErrorAdvice.For(SlackError.Classify("token_revoked", 200), Context with { Fallback = fallback }).Remedy.ShouldEndWith(words);
        ErrorAdvice.For(SlackError.Classify("unapproved_scope", 200), Context with { Fallback = fallback }).Remedy.ShouldEndWith(words);
    }

    [Theory]
    [InlineData("ratelimited", "Slack rate limit hit for connection \"Finance\", and the time for the message is over")]
    [InlineData("timeout", "Slack could not be reached by connection \"Finance\" (timeout)")]
    public void For_TimeIsOver_SaysWhatFollowsAndNotThatItIsTriedAgain(string code, string message)
    {
        var advice = ErrorAdvice.For(SlackError.Classify(code, null), Context with { Fallback = FallbackKeys.LogOnly });

        advice.Message.ShouldBe(message);
        advice.Remedy.ShouldContain("Nobody is told: the fallback is LOG_ONLY.");
        advice.Remedy.ShouldNotContain("Nothing to do");
    }

    [Theory]
    [InlineData("edit_window_closed", ErrorLevel.Warn, "the workspace's time for changing messages is over")]
    [InlineData("message_not_found", ErrorLevel.Warn, "were deleted in Slack")]
    [InlineData("cant_update_message", ErrorLevel.Warn, "posted by another app or bot")]
    [InlineData("is_archived", ErrorLevel.Warn, "in C012 show an older state")]
    [InlineData("invalid_blocks", ErrorLevel.Error, "Slack refused to change messages")]
    [InlineData("token_revoked", ErrorLevel.Error, "Bot Token revoked")]
    public void ForUpdate_Refused_SaysWhatPeopleSee(string code, ErrorLevel level, string words)
    {
        var advice = ErrorAdvice.ForUpdate(SlackError.Classify(code, 200), Context);

        advice.Level.ShouldBe(level);
        advice.Message.ShouldContain(words);
        advice.Remedy.Contains("fault of Portal", StringComparison.Ordinal).ShouldBe(code == "invalid_blocks");
        advice.Remedy.Contains("e-mail", StringComparison.Ordinal).ShouldBe(false);
    }

    [Theory]
    [InlineData("users_not_found", "jan@acme.test is not in Slack workspace \"Acme\"", "Check the address: Slack finds people by the e-mail of their profile.")]
    [InlineData("user_not_found", "jan@acme.test cannot get messages in Slack workspace \"Acme\" (user_not_found)", ActiveAccount)]
    [InlineData("user_not_visible", "jan@acme.test cannot get messages in Slack workspace \"Acme\" (user_not_visible)", ActiveAccount)]
    [InlineData("user_disabled", "jan@acme.test cannot get messages in Slack workspace \"Acme\" (user_disabled)", ActiveAccount)]
    [InlineData("cannot_dm_bot", "jan@acme.test cannot get messages in Slack workspace \"Acme\" (cannot_dm_bot)", ActiveAccount)]
    public void ForTest_Person_IsAnErrorBecauseATestHasNoFallback(string code, string message, string remedy) =>
        ErrorAdvice.ForTest(SlackError.Classify(code, 200), Context).ShouldBe(new Advice(ErrorLevel.Error, code, message, remedy));

    [Theory]
    [InlineData("users_not_found", "User (no e-mail) not found in the Slack workspace of connection \"Finance\", so that the fallback takes over")]
    [InlineData("user_disabled", "The person cannot get messages in the Slack workspace of connection \"Finance\" (user_disabled)")]
    [InlineData("not_in_channel", "Bot not in channel for connection \"Finance\" -- run /invite @portal")]
    [InlineData("no_permission", "Bot does not have access to channel for connection \"Finance\"")]
    [InlineData("restricted_action", "Slack cannot deliver to this channel or person by connection \"Finance\" (restricted_action)")]
    public void For_NothingButTheConnectionKnown_ReadsWellAllTheSame(string code, string message) =>
        ErrorAdvice.For(SlackError.Classify(code, 200), NameOnly).Message.ShouldBe(message);

    [Theory]
    [InlineData("users_not_found", "This person is not in the Slack workspace of connection \"Finance\"")]
    [InlineData("user_disabled", "This person cannot get messages in the Slack workspace of connection \"Finance\" (user_disabled)")]
    public void ForTest_NothingButTheConnectionKnown_ReadsWellAllTheSame(string code, string message) =>
        ErrorAdvice.ForTest(SlackError.Classify(code, 200), NameOnly).Message.ShouldBe(message);

    [Fact]
    public void For_DirectMessageThatMayNotBePosted_NamesThePerson() => ErrorAdvice.For(SlackError.Classify("restricted_action", 200), new AdviceContext("Finance", null, "jan@acme.test"))
        .Message.ShouldBe("Slack cannot deliver to jan@acme.test by connection \"Finance\" (restricted_action)");

    [Theory]
    [InlineData("missing_scope", "Bot Token of connection \"Finance\" lacks a permission (needs im:write)")]
    [InlineData("invalid_blocks", "Slack refused a message of connection \"Finance\" (invalid_blocks: needs im:write)")]
    [InlineData("invalid_team_for_non_distributed_app", "Connection \"Finance\" no longer works (invalid_team_for_non_distributed_app: needs im:write)")]
    public void For_SlackGaveAHint_TellsIt(string code, string message) =>
        ErrorAdvice.For(SlackError.Classify(code, 200, null, "needs im:write"), Context).Message.ShouldBe(message);

    [Fact]
    public void For_ContentRefused_IsOurFaultAndSaysSo() => ShouldBeAnError(
        "invalid_blocks", "Slack refused a message of connection \"Finance\" (invalid_blocks)", "This is a fault of Portal, not of your settings. Report it with this entry.");

    [Theory]
    [InlineData(null, "1")]
    [InlineData(30.0, "30")]
    [InlineData(30.2, "31")]
    public void For_RateLimit_SaysWhenItGoesOn(double? seconds, string told) =>
        ErrorAdvice.For(SlackError.Classify("ratelimited", 429, seconds is { } wait ? TimeSpan.FromSeconds(wait) : null), Context).ShouldBe(new Advice(
            ErrorLevel.Warn, "ratelimited", $"Slack rate limit hit for connection \"Finance\", retrying after {told}s",
            "Nothing to do: the message is sent again by itself. If it happens often, spread the messages over more channels."));

    [Fact]
    public void For_SlackAway_HasNothingToDo() => ErrorAdvice.For(SlackError.Classify("timeout", null), Context).ShouldBe(new Advice(
        ErrorLevel.Warn, "timeout", "Slack could not be reached by connection \"Finance\" (timeout)",
        "Nothing to do: it is tried again by itself, and the fallback takes over when that takes too long. See status.slack.com."));

    [Theory]
    [InlineData("token_revoked", "Edit the connection and paste a bot token of its workspace that has users:read and users:read.email.")]
    [InlineData("users_not_found", "Check that this server reaches Slack and that the workspace's rules allow the app to look people up. If they do, replace the lookup token.")]
    public void Lookup_Refused_SaysThatMessagesGoOnWithoutMentions(string code, string remedy) => LookupAdvice.For(SlackError.Classify(code, 200), "Finance").ShouldBe(new Advice(
        ErrorLevel.Error, code, $"Slack refuses to look people up for connection \"Finance\" ({code}), so its messages name people without notifying them", remedy));

    private static void ShouldBeAnError(string code, string message, string remedy) =>
        ErrorAdvice.For(SlackError.Classify(code, 200), Context).ShouldBe(new Advice(ErrorLevel.Error, code, message, remedy));
}
