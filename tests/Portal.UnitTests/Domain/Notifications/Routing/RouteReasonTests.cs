using Portal.Domain.Notifications.Routing;
using static Portal.UnitTests.Domain.Notifications.Routing.RouteConnections;

namespace Portal.UnitTests.Domain.Notifications.Routing;

/// <summary>What an admin reads who asks why a message went where it went.</summary>
public sealed class RouteReasonTests
{
    [Fact]
    public void Connection_ChosenByTheStep_PassesNobody() => ShouldSay(
        Question(step: Level("step", App), instance: Level("instance", Webhook)),
        "connection", "Company", "step", "Connection \"Company\" is chosen by the step.", "Company", null, "Finance Webhook");

    [Fact]
    public void Connection_ChosenByTheDefinition_SaysWhoInherits() => ShouldSay(
        Question(definition: Level("definition", App)),
        "connection", "Company", "definition", "Connection \"Company\" is chosen by the definition; the step inherits.", null, "Company", null);

    [Fact]
    public void Connection_None_SaysSo() => ShouldSay(Question(), "connection", "", "default", "No level names a connection.", null, null, null);

    [Fact]
    public void Connection_Deleted_IsNamedByItsId() => ShouldSay(
        Question(definition: Level("definition", Gone)),
        "connection", "", "definition", "The definition names a connection that no longer exists.", null, $"{Gone} (no longer exists)", null);

    [Fact]
    public void Mode_ChosenByTheStep_IsSaid() => ShouldSay(
        Question(step: Level("step", App, mode: DeliveryMode.GroupDm)),
        "deliveryMode", "GROUP_DM", "step", "Delivery by GROUP_DM is chosen by the step.", "GROUP_DM");

    [Fact]
    public void Mode_NotChosen_IsADirectMessage() => ShouldSay(
        Question(instance: Level("instance", App)),
        "deliveryMode", "DM", "default", "The step chooses no delivery mode, so each person gets a direct message.", [null]);

    [Fact]
    public void Mode_OfAWebhook_IsItsChannel() => ShouldSay(
        Question(step: Level("step", Webhook, mode: DeliveryMode.Dm)),
        "deliveryMode", "CHANNEL", "connection", "A webhook always posts to its own channel.", "DM");

    [Fact]
    public void Mode_WithoutAStep_HasNoLevels() =>
        Reason(new RouteQuestion(null, null, Level("instance", App), All), "deliveryMode").Levels.ShouldBeEmpty();

    [Fact]
    public void Channel_ChosenByTheInstance_SaysWhoInherits() => ShouldSay(
        Question(step: Level("step", App), instance: Level("instance", channel: " C0INSTANCE ")),
        "channel", "C0INSTANCE", "instance", "Channel C0INSTANCE is chosen by the instance; the step and the definition inherit.", null, null, "C0INSTANCE");

    [Fact]
    public void Channel_NotChosen_SaysSo() => ShouldSay(Question(step: Level("step", App)), "channel", "", "default", "No level names a channel.", null, null, null);

    [Fact]
    public void Channel_OfAWebhook_DoesNotHeedTheLevels() => ShouldSay(
        Question(step: Level("step", Webhook, "C0STEP")),
        "channel", "", "connection", "The channel is part of the webhook; channels set at other levels do not apply.", "C0STEP", null, null);

    [Fact]
    public void Channel_WithoutAConnection_IsNone() => ShouldSay(
        Question(step: Level("step", channel: "C0STEP")), "channel", "", "default", "Without a connection there is no channel.", "C0STEP", null, null);

    [Fact]
    public void Fallback_ChosenByTheDefinition_SaysWhoInherits() => ShouldSay(
        Question(definition: Level("definition", fallback: "SKIP")),
        "fallback", "SKIP", "definition", "Fallback SKIP is chosen by the definition; the step inherits.", null, "SKIP", null);

    [Fact]
    public void Fallback_NotChosen_IsEmail() => ShouldSay(Question(), "fallback", "EMAIL", "default", "No level names a fallback, so EMAIL is used.", null, null, null);

    [Fact]
    public void Problem_NoConnection_SaysWhereToChooseOne() => RouteResolver.Resolve(Question()).Problem.ShouldBe(new RouteProblem(
        "no_connection", "No Slack connection is chosen: not by the step, not by the definition, not by the instance.",
        "Add a connection and make it the default, or choose one in the definition."));

    [Fact]
    public void Problem_ConnectionDeleted_NamesTheLevel() => RouteResolver.Resolve(Question(step: Level("step", Gone))).Problem.ShouldBe(new RouteProblem(
        "connection_missing", "The step names a Slack connection that no longer exists.", "Choose another connection for the step, or let it inherit."));

    [Fact]
    public void Problem_ChannelMissing_NamesTheConnection() => RouteResolver.Resolve(Question(step: Level("step", App, mode: DeliveryMode.Channel))).Problem.ShouldBe(new RouteProblem(
        "channel_missing", "The step is delivered to a channel by connection \"Company\", but no channel is chosen at any level.",
        "Choose a channel for the step, the definition or the instance, or deliver by direct message."));

    [Theory]
    [InlineData("a", true, false)]
    [InlineData("w", false, true)]
    [InlineData("-", false, false)]
    public void Resolve_Connection_TellsWhatItsModeCan(string connection, bool mentionsPeople, bool hasFixedChannel)
    {
        var decision = RouteResolver.Resolve(Question(instance: Level("instance", connection switch { "a" => App, "w" => Webhook, _ => null })));

        (decision.MentionsPeople, decision.HasFixedChannel).ShouldBe((mentionsPeople, hasFixedChannel));
    }

    private static void ShouldSay(RouteQuestion question, string setting, string chosen, string level, string sentence, params string?[] held)
    {
        var reason = Reason(question, setting);

        (reason.Chosen, reason.Level, reason.Sentence).ShouldBe((chosen, level, sentence));
        reason.Levels.Select(one => one.Value).ShouldBe(held);
    }

    private static RouteReason Reason(RouteQuestion question, string setting) => RouteResolver.Resolve(question).Reasons.Single(reason => reason.Setting == setting);

    private static RouteQuestion Question(RouteLevel? step = null, RouteLevel? definition = null, RouteLevel? instance = null) =>
        new(step ?? Level("step"), definition ?? Level("definition"), instance ?? Level("instance"), All);

    private static RouteLevel Level(string name, Guid? connection = null, string? channel = null, DeliveryMode? mode = null, string? fallback = null) =>
        new(name, connection, channel, mode, fallback);
}
