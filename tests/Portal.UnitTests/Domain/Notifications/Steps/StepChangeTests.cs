using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.EventTypes;
using Portal.Domain.Notifications.Steps;

namespace Portal.UnitTests.Domain.Notifications.Steps;

/// <summary>Order decides what a step's events come to, not arrival.</summary>
public sealed class StepChangeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<EventBody> Events =
        from type in Gen.Elements("STEP_DECIDED", "STEP_EXPIRED", "APPROVAL_CANCELLED")
        from version in Gen.Choose(1, 2)
        from minute in Gen.Choose(0, 50)
        from who in Gen.Elements("u1", "u2", "u3")
        from action in Gen.Elements("APPROVED", "REJECTED")
        from rule in Gen.Elements("ANY", "ALL")
        select Event(type, version, Noon.AddMinutes(minute), who, action, rule);

    [Property]
    public Property Apply_AnyOrder_ComesToTheSameEndAndRemembersEverybody()
    {
        var shuffled =
            from events in Gen.ListOf(Events)
            let distinct = events.DistinctBy(one => (one.Step.Version, one.OccurredAt)).ToArray()
            from other in Gen.Shuffle(distinct)
            select (distinct, other);

        return Prop.ForAll(shuffled.ToArbitrary(), pair =>
        {
            var (one, other) = (Fold(pair.distinct), Fold(pair.other));
            return (one.Phase, one.StepVersion, one.ChangedAt) == (other.Phase, other.StepVersion, other.ChangedAt) && one.Decisions.SequenceEqual(other.Decisions);
        });
    }

    [Property]
    public Property Apply_Twice_ChangesNothingMore() => Prop.ForAll(Gen.ListOf(Events).ToArbitrary(), events =>
    {
        var once = Fold(events);
        return StepProgressJson.Write(once) == StepProgressJson.Write(events.Aggregate(once, Apply));
    });

    [Theory]
    [InlineData("ANY", "APPROVED", null, null, false, StepPhase.Decided)]
    [InlineData(null, "APPROVED", null, null, false, StepPhase.Decided)]
    [InlineData("ALL", "APPROVED", 1, 3, false, StepPhase.Open)]
    [InlineData("ALL", "APPROVED", 3, 3, false, StepPhase.Decided)]
    [InlineData("ALL", "APPROVED", null, null, true, StepPhase.Decided)]
    [InlineData("ALL", "REJECTED", 1, 3, false, StepPhase.Decided)]
    public void Decided_Rule_EndsTheStepOrNot(string? rule, string action, int? approved, int? required, bool isFinal, StepPhase phase)
    {
        var decided = Event("STEP_DECIDED", 1, Noon, "u1", action, rule) with
        {
            Decision = new EventDecision(action, new EventPerson("u1", "Jan", null), Noon, null, approved, required, [], isFinal),
        };

        Apply(StepProgress.Unknown, decided).Phase.ShouldBe(phase);
    }

    [Fact]
    public void Decided_LateProgress_NeverOverwritesTheEnd()
    {
        var rejected = Apply(StepProgress.Unknown, Event("STEP_DECIDED", 1, Noon, "u1", "REJECTED", "ALL"));

        var after = Apply(rejected, Event("STEP_DECIDED", 1, Noon.AddMinutes(1), "u2", "APPROVED", "ALL"));

        (after.Phase, after.Last!.Action).ShouldBe((StepPhase.Decided, "REJECTED"));
        after.Decisions.Select(decision => decision.By.AccountId).ShouldBe(["u1", "u2"]);
    }

    [Fact]
    public void Decided_SamePersonAgain_TheLaterDecisionCounts()
    {
        var first = Event("STEP_DECIDED", 1, Noon, "u1", "REJECTED", "ALL");
        var later = Event("STEP_DECIDED", 1, Noon.AddMinutes(1), "u1", "APPROVED", "ALL");

        Fold([first, later]).Decisions.ShouldHaveSingleItem().Action.ShouldBe("APPROVED");
        Fold([later, first]).Decisions.ShouldHaveSingleItem().Action.ShouldBe("APPROVED");
    }

    [Fact]
    public void Decided_SamePersonInTheSameMoment_ArrivalDoesNotDecide()
    {
        var (one, other) = (Event("STEP_DECIDED", 1, Noon, "u1", "APPROVED", "ALL"), Event("STEP_DECIDED", 1, Noon, "u1", "REJECTED", "ALL"));

        Fold([one, other]).Decisions.ShouldHaveSingleItem().Action.ShouldBe("REJECTED");
        Fold([other, one]).Decisions.ShouldHaveSingleItem().Action.ShouldBe("REJECTED");
    }

    [Fact]
    public void Decided_SeveralPeople_AreRememberedInTheOrderOfTheirDecisions()
    {
        var events = new[] { ("u3", 2), ("u1", 3), ("u2", 1), ("u0", 2) }.Select(one => Event("STEP_DECIDED", 1, Noon.AddMinutes(one.Item2), one.Item1, "APPROVED", "ALL"));

        Fold(events).Decisions.Select(decision => decision.By.AccountId).ShouldBe(["u2", "u0", "u3", "u1"]);
    }

    [Fact]
    public void Decided_WithATimeOfItsOwn_HappenedThen()
    {
        var decided = Event("STEP_DECIDED", 1, Noon, "u1", "APPROVED", "ANY");
        var earlier = decided with { Decision = decided.Decision! with { DecidedAt = Noon.AddHours(-1) } };

        Fold([earlier]).Last!.At.ShouldBe(Noon.AddHours(-1));
        Fold([decided with { Decision = decided.Decision! with { DecidedAt = null } }]).Last!.At.ShouldBe(Noon);
    }

    [Theory]
    [InlineData("legal", "Legal team", "Legal team")]
    [InlineData("legal", null, "legal")]
    public void Reassigned_ToAGroup_RemembersItsName(string id, string? name, string expected)
    {
        var reassigned = Event("STEP_REASSIGNED", 1, Noon, "u1", "", null) with { Group = new EventGroup(id, name) };

        var progress = Fold([reassigned]);

        (progress.Phase, progress.AssignedGroup, progress.Assignees!.Count).ShouldBe((StepPhase.Open, expected, 0));
        Fold([reassigned with { Recipients = [new Recipient { AccountId = "u2" }] }]).ShouldSatisfyAllConditions(
            one => one.AssignedGroup.ShouldBeNull(), one => one.Assignees!.ShouldHaveSingleItem().AccountId.ShouldBe("u2"));
    }

    [Theory]
    [InlineData("NO_SUCH_TYPE", "There is no event type NO_SUCH_TYPE.")]
    public void Get_UnknownType_SaysWhich(string key, string message) => Should.Throw<InvalidOperationException>(() => EventTypeCatalog.Get(key)).Message.ShouldBe(message);

    [Fact]
    public void Progress_WrittenAndRead_IsTheSame()
    {
        var progress = Fold([Event("STEP_DECIDED", 3, Noon, "u1", "APPROVED", "ALL"), Event("STEP_EXPIRED", 3, Noon.AddMinutes(1), "u1", "APPROVED", null)]);

        var json = StepProgressJson.Write(progress);

        StepProgressJson.Write(StepProgressJson.Read(json)).ShouldBe(json);
        json.ShouldContain("\"phase\":\"Expired\"");
    }

    [Theory]
    [InlineData("u1", null, "u1", "x@acme.test", true)]
    [InlineData("u1", "a@acme.test", "u2", "a@acme.test", false)]
    [InlineData(null, "A@acme.test", "u2", "a@acme.test", true)]
    [InlineData(null, null, "u2", null, false)]
    public void IsSameAs_TwoPeople_AccountsDecideThenEmails(string? account, string? email, string? otherAccount, string? otherEmail, bool isSame) =>
        new PersonKey(account, email, "Jan").IsSameAs(new PersonKey(otherAccount, otherEmail, "Jan")).ShouldBe(isSame);

    private static StepProgress Fold(IEnumerable<EventBody> events) => events.Aggregate(StepProgress.Unknown, Apply);

    private static StepProgress Apply(StepProgress before, EventBody body) => ((StepChange)EventTypeCatalog.Get(body.Type)).Apply(before, body);

    private static EventBody Event(string type, long version, DateTimeOffset at, string who, string action, string? rule) => new()
    {
        Type = type,
        OccurredAt = at,
        Approval = new EventApproval("a-1", null, rule, null),
        Step = new EventStep("s-1", null, "Legal", "USER", "APPROVAL", version),
        Subject = new EventSubject("FIN-12", "New laptop", null, null),
        Decision = type == "STEP_DECIDED" ? new EventDecision(action, new EventPerson(who, who, null), at, null, 1, 3, ["u2", "u3"], false) : null,
    };
}
