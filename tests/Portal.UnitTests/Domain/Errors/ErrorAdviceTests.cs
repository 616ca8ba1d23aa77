using Portal.Domain.Errors;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Slack;

namespace Portal.UnitTests.Domain.Errors;

public sealed class ErrorAdviceTests
{
    private static readonly AdviceContext Context = new("Finance", "C012", "jan@acme.test");

    [Fact]
    public void ForTest_AnythingElse_IsAsForEveryMessage() =>
        ErrorAdvice.ForTest(SlackError.Classify("not_in_channel", 200), Context).ShouldBe(ErrorAdvice.For(SlackError.Classify("not_in_channel", 200), Context));

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
