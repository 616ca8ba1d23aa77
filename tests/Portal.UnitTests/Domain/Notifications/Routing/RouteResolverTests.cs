using Portal.Domain.Notifications.Routing;
using static Portal.UnitTests.Domain.Notifications.Routing.RouteConnections;

namespace Portal.UnitTests.Domain.Notifications.Routing;

public sealed class RouteResolverTests
{
    private static readonly Dictionary<char, Guid?> ByLetter = new() { ['w'] = Webhook, ['a'] = App, ['x'] = Gone, ['-'] = null };

    [Theory]
    [InlineData("wa-", "Finance Webhook", "step")]
    [InlineData("-aw", "Company", "definition")]
    [InlineData("--w", "Finance Webhook", "instance")]
    [InlineData("aww", "Company", "step")]
    public void Resolve_Connection_MostSpecificLevelWins(string levels, string name, string level)
    {
        var decision = RouteResolver.Resolve(Question(levels));

        decision.ConnectionName.ShouldBe(name);
        decision.Problem.ShouldBeNull();
        Reason(decision, "connection").ShouldSatisfyAllConditions(
            reason => reason.Level.ShouldBe(level),
            reason => reason.Chosen.ShouldBe(name),
            reason => reason.Levels.Select(held => held.Level).ShouldBe(["step", "definition", "instance"]));
    }

    [Theory]
    [InlineData("---", "no_connection")]
    [InlineData("x-w", "connection_missing")]
    [InlineData("--x", "connection_missing")]
    public void Resolve_NoUsableConnection_IsAProblemAndNotAnotherLevel(string levels, string code)
    {
        var decision = RouteResolver.Resolve(Question(levels));

        decision.ConnectionId.ShouldBeNull();
        decision.Problem!.Code.ShouldBe(code);
        decision.Problem.Remedy.ShouldNotBeEmpty();
        decision.Fallback.ShouldBe("EMAIL");
    }

    [Theory]
    [InlineData("S", "D", "I", "S", "step")]
    [InlineData(null, "D", "I", "D", "definition")]
    [InlineData(null, null, "I", "I", "instance")]
    [InlineData(" ", "", "I", "I", "instance")]
    public void Resolve_ChannelOfAnApp_MostSpecificLevelWins(string? step, string? definition, string? instance, string expected, string level)
    {
        var decision = RouteResolver.Resolve(Question("--a", step, definition, instance, DeliveryMode.Channel));

        decision.ChannelId.ShouldBe(expected);
        Reason(decision, "channel").Level.ShouldBe(level);
    }

    [Fact]
    public void Resolve_Webhook_AlwaysPostsToItsOwnChannel()
    {
        var decision = RouteResolver.Resolve(Question("--w", "S", "D", "I", DeliveryMode.Dm));

        decision.DeliveryMode.ShouldBe(DeliveryMode.Channel);
        decision.ChannelId.ShouldBeNull();
        decision.HasFixedChannel.ShouldBeTrue();
        Reason(decision, "channel").Levels.Select(held => held.Value).ShouldBe(["S", "D", "I"]);
    }

    [Fact]
    public void Resolve_AppWithoutMode_IsDirect() => RouteResolver.Resolve(Question("--a")).DeliveryMode.ShouldBe(DeliveryMode.Dm);

    [Fact]
    public void Resolve_ModeOfADefinition_DoesNotCount()
    {
        var question = Question("--a");

        RouteResolver.Resolve(question with { Definition = question.Definition! with { DeliveryMode = DeliveryMode.Both } }).DeliveryMode.ShouldBe(DeliveryMode.Dm);
    }

    [Theory]
    [InlineData(DeliveryMode.Channel, "channel_missing")]
    [InlineData(DeliveryMode.Both, "channel_missing")]
    [InlineData(DeliveryMode.Dm, null)]
    [InlineData(DeliveryMode.GroupDm, null)]
    public void Resolve_AppWithoutChannel_IsAProblemWhereOneIsNeeded(DeliveryMode mode, string? code) =>
        (RouteResolver.Resolve(Question("--a", mode: mode)).Problem?.Code).ShouldBe(code);

    [Theory]
    [InlineData("SKIP", "LOG_ONLY", "EMAIL", "SKIP")]
    [InlineData(null, "LOG_ONLY", "EMAIL", "LOG_ONLY")]
    [InlineData(null, null, "SKIP", "SKIP")]
    [InlineData(null, null, null, "EMAIL")]
    public void Resolve_Fallback_MostSpecificLevelWins(string? step, string? definition, string? instance, string expected)
    {
        var question = Question("--w");
        var decision = RouteResolver.Resolve(question with
        {
            Step = question.Step! with { Fallback = step },
            Definition = question.Definition! with { Fallback = definition },
            Instance = question.Instance with { Fallback = instance },
        });

        decision.Fallback.ShouldBe(expected);
    }

    [Fact]
    public void Resolve_InheritedConnection_IsExplainedInWords() =>
        Reason(RouteResolver.Resolve(Question("--a")), "connection").Sentence
            .ShouldBe("Connection \"Company\" is chosen by the instance; the step and the definition inherit.");

    [Fact]
    public void Resolve_OnlyInstance_Answers() =>
        RouteResolver.Resolve(Question("--w") with { Step = null, Definition = null }).ConnectionName.ShouldBe("Finance Webhook");

    [Fact]
    public void WriteAndRead_Decision_IsTheSame()
    {
        var decision = RouteResolver.Resolve(Question("x-w", "S", "D", "I", DeliveryMode.GroupDm));

        var json = RouteDecisionJson.Write(decision);

        json.ShouldContain("\"deliveryMode\":\"GROUP_DM\"");
        RouteDecisionJson.Write(RouteDecisionJson.Read(json)).ShouldBe(json);
    }

    private static RouteReason Reason(RouteDecision decision, string setting) => decision.Reasons.Single(reason => reason.Setting == setting);

    private static RouteQuestion Question(string connections, string? step = null, string? definition = null, string? instance = null, DeliveryMode? mode = null) => new(
        new RouteLevel("step", ByLetter[connections[0]], step, mode, null),
        new RouteLevel("definition", ByLetter[connections[1]], definition, null, null),
        new RouteLevel("instance", ByLetter[connections[2]], instance, null, null),
        All);
}
