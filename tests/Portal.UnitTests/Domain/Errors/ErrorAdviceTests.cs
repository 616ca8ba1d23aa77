using Portal.Domain.Errors;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Slack;

namespace Portal.UnitTests.Domain.Errors;

public sealed class ErrorAdviceTests
{
    private static readonly AdviceContext Context = new("Finance", "C012", "jan@acme.test");

    [Fact]
    public void ForTest_PersonUnknown_NamesAddressAndWorkspaceAndNoFallback()
    {
        var advice = ErrorAdvice.ForTest(SlackError.Classify("users_not_found", 200), Context with { WorkspaceName = "Acme" });

        advice.Message.ShouldBe("jan@acme.test is not in Slack workspace \"Acme\"");
        (advice.Message + advice.Remedy).ShouldNotContain("fallback");
    }

    [Fact]
    public void ForTest_AnythingElse_IsAsForEveryMessage() =>
        ErrorAdvice.ForTest(SlackError.Classify("not_in_channel", 200), Context).ShouldBe(ErrorAdvice.For(SlackError.Classify("not_in_channel", 200), Context));

    [Theory]
    [InlineData("users_not_found", ErrorLevel.Warn, "User jan@acme.test not found in Slack workspace \"Finance\", fallback to email")]
    [InlineData("not_in_channel", ErrorLevel.Error, "Bot not in channel C012 for connection \"Finance\" -- run /invite @portal")]
    [InlineData("channel_not_found", ErrorLevel.Error, "Channel C012 not found -- check connection config \"Finance\"")]
    [InlineData("ratelimited", ErrorLevel.Warn, "Slack rate limit hit for connection \"Finance\", retrying after 30s")]
    [InlineData("token_revoked", ErrorLevel.Error, "Bot Token revoked for connection \"Finance\" -- reconnect required")]
    [InlineData("invalid_auth", ErrorLevel.Error, "Invalid auth for connection \"Finance\" -- reconfigure required")]
    public void For_ErrorOfTheTable_IsWordForWord(string code, ErrorLevel level, string message)
    {
        var advice = ErrorAdvice.For(SlackError.Classify(code, 200, TimeSpan.FromSeconds(30)), Context);

        (advice.Level, advice.Code, advice.Message).ShouldBe((level, code, message));
        advice.Remedy.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("no_service", "removed or disabled", "new webhook")]
    [InlineData("no_active_hooks", "disabled", "Enable Incoming Webhooks")]
    [InlineData("no_team", "does not exist", "whole URL")]
    [InlineData("no_service_id", "incomplete", "whole URL")]
    [InlineData("invalid_token", "expired or is wrong", "new webhook")]
    [InlineData("team_disabled", "no longer active", "another workspace")]
    [InlineData("action_prohibited", "forbids", "admin")]
    [InlineData("posting_to_general_channel_denied", "general channel", "another channel")]
    [InlineData("channel_is_archived", "archived", "Unarchive")]
    [InlineData("invalid_payload", "refused a message", "fault of Portal")]
    [InlineData("rollup_error", "could not be reached", "Nothing to do")]
    public void For_WebhookError_SaysWhatToDo(string code, string message, string remedy)
    {
        var advice = ErrorAdvice.For(SlackError.Classify(code, null), new AdviceContext("Finance"));

        advice.Message.ShouldContain(message);
        advice.Message.ShouldContain("\"Finance\"");
        advice.Remedy.ShouldContain(remedy);
        advice.Message.ShouldNotContain("  ");
    }

    [Theory]
    [InlineData("never_heard_of", 400)]
    [InlineData("never_heard_of", 500)]
    [InlineData("restricted_action", 200)]
    [InlineData("webhook_refused", null)]
    public void For_AnyOtherError_HasAMessageAndARemedy(string code, int? status)
    {
        var advice = ErrorAdvice.For(SlackError.Classify(code, status), Context);

        advice.Message.ShouldNotBeEmpty();
        advice.Remedy.ShouldNotBeEmpty();
    }

    [Fact]
    public void For_RouteProblem_KeepsItsWords() =>
        ErrorAdvice.For(new RouteProblem("no_connection", "None.", "Add one."), Context).ShouldBe(new Advice(ErrorLevel.Error, "no_connection", "None.", "Add one."));
}
