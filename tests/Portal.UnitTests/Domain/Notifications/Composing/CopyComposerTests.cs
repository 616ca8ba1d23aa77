using System.Text.Json;
using Portal.Domain.Notifications.Composing;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.EventTypes;
using Portal.Domain.Notifications.Messages;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Notifications.Steps;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Domain.Notifications.Composing;

/// <summary>What copies show, as reviewed golden files: for each state of a step, the copy of each kind of reader.</summary>
public sealed class CopyComposerTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly Recipient Jan = new() { AccountId = "u1", DisplayName = "Jan Kowalski", Email = "jan@acme.test", SlackUserId = "U1" };
    private static readonly Recipient Anna = new() { AccountId = "u2", DisplayName = "Anna <Nowak>", Email = "anna@acme.test", SlackUserId = "U2" };
    private static readonly RouteDecision Route = new() { DeliveryMode = DeliveryMode.Dm, MentionsPeople = true, Fallback = FallbackKeys.Email, Reasons = [] };

    private static readonly Dictionary<string, StepProgress> States = new(StringComparer.Ordinal)
    {
        ["approved-any"] = Fold(Decided("u1", "Jan Kowalski", "APPROVED", "ANY")),
        ["rejected-all"] = Fold(Decided("u1", "Jan Kowalski", "REJECTED", "ALL")),
        ["returned-any"] = Fold(Decided("u1", "Jan Kowalski", "CHANGES_REQUESTED", "ANY")),
        ["progress-all"] = Fold(Decided("u1", "Jan Kowalski", "APPROVED", "ALL", approved: 1, pending: ["u2", "u3"])),
        ["expired"] = Fold(Body("STEP_EXPIRED")),
        ["cancelled"] = Fold(Body("APPROVAL_CANCELLED")),
        ["reassigned"] = Fold(Body("STEP_REASSIGNED") with { Recipients = [Anna] }),
    };

    public static TheoryData<string, string> Cases { get; } =
        [.. from state in States.Keys from reader in new[] { "decider", "other", "shared" } select (state, reader)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Compose_StateAndReader_IsAsReviewed(string state, string reader)
    {
        var people = reader switch { "decider" => new[] { Jan }, "other" => [Anna], _ => [Jan, Anna] };

        var copy = CopyComposer.Compose(Call with { Recipients = people }, Route, new StepNow(States[state], 1));

        var shown = JsonSerializer.SerializeToNode(new { copy.AsksNothing, copy.Rank })!.AsObject();
        Golden.ShouldMatch("copies", state, reader + ".txt", $"{shown.ToJsonString()}\n{SlackMessageJson.WriteText(copy.Message, indented: true)}");
    }

    [Theory]
    [InlineData("APPROVED", "✅")]
    [InlineData("ACCEPTED", "✅")]
    [InlineData("CONSENTED", "✅")]
    [InlineData("REJECTED", "❌")]
    [InlineData("DECLINED", "❌")]
    [InlineData("ABSTAINED", "🔹")]
    [InlineData("RETURNED", "🔹")]
    [InlineData("CHANGES_REQUESTED", "🔹")]
    public void Compose_Decision_HasTheMarkThatItsNameAllows(string action, string mark)
    {
        var copy = CopyComposer.Compose(Call with { Recipients = [Jan] }, Route, new StepNow(Fold(Decided("u1", "Jan Kowalski", action, "ANY")), 1));

        JsonElement.Parse(SlackMessageJson.WriteText(copy.Message)).GetProperty("text").GetString()!.ShouldStartWith(mark + " ");
    }

    [Fact]
    public void Compose_LaterRound_IsUnchanged()
    {
        var copy = CopyComposer.Compose(Call with { Step = Call.Step with { Version = 2 } }, Route, new StepNow(States["approved-any"], 1));

        (copy.IsUnchanged, copy.AsksNothing).ShouldBe((true, false));
    }

    [Fact]
    public void Compose_InformationWhileOpen_IsUnchangedAndNamesTheOutcomeAtTheEnd()
    {
        var information = Call with { Type = "NOTIFICATION" };

        CopyComposer.Compose(information, Route, new StepNow(States["progress-all"], 1)).IsUnchanged.ShouldBeTrue();
        var end = CopyComposer.Compose(information, Route, new StepNow(States["approved-any"], 1));
        (end.IsUnchanged, end.AsksNothing).ShouldBe((false, false));
        SlackMessageJson.WriteText(end.Message).ShouldContain("Approved by Jan Kowalski");
    }

    [Fact]
    public void Compose_EachVersion_HasBlockIdsOfItsOwn()
    {
        string Json(int version) => SlackMessageJson.WriteText(CopyComposer.Compose(Call with { Recipients = [Anna] }, Route, new StepNow(States["progress-all"], version)).Message);

        Json(1).ShouldContain("approval_actions_1");
        Json(2).ShouldContain("approval_actions_2");
    }

    private static EventBody Call { get; } = Body("CALL_FOR_ACTION") with { Recipients = [Jan, Anna], Links = new EventLinks("https://acme.test/approve", "https://acme.test/reject", null) };

    private static StepProgress Fold(EventBody body) => ((StepChange)EventTypeCatalog.Get(body.Type)).Apply(StepProgress.Unknown, body);

    private static EventBody Decided(string id, string name, string action, string rule, int approved = 1, string[]? pending = null) => Body("STEP_DECIDED") with
    {
        Approval = new EventApproval("a-1", null, rule, null),
        Decision = new EventDecision(action, new EventPerson(id, name, null), Noon, null, approved, 3, pending ?? [], false),
    };

    private static EventBody Body(string type) => new()
    {
        Type = type,
        OccurredAt = Noon,
        Product = "JIRA",
        Step = new EventStep("s-1", null, "Legal", "USER", "APPROVAL"),
        Subject = new EventSubject("FIN-12", "New laptop", "https://acme.test/browse/FIN-12", null),
    };
}
