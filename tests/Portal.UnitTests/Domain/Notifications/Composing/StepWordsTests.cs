using Portal.Domain.Notifications.Composing;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Steps;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Domain.Notifications.Composing;

public sealed class StepWordsTests
{
    private const string Noon = "  |  <!date^1795262400^{date_short_pretty} at {time}|2026-11-21 12:00 UTC>";
    private const string One = "  |  <!date^1795266000^{date_short_pretty} at {time}|2026-11-21 13:00 UTC>";

    private static readonly DateTimeOffset AtNoon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly PersonKey Jan = new("u1", null, "Jan");
    private static readonly PersonKey Anna = new("u2", null, "Anna");

    [Fact]
    public void Outcome_Decided_TellsWhoAndWhenTheyDecided()
    {
        var progress = Decided("APPROVED") with { ChangedAt = AtNoon.AddHours(1) };

        StepWords.Outcome(progress, reader: null).ShouldBe("✅ *Approved by Jan*" + Noon);
        StepWords.Outcome(progress, Anna).ShouldBe("No action required -- Approved by Jan" + Noon);
    }

    [Theory]
    [InlineData(StepPhase.Expired, "⌛ *The time to decide is over*", "No action required -- the time to decide is over")]
    [InlineData(StepPhase.Cancelled, "🚫 *The approval was cancelled*", "No action required -- the approval was cancelled")]
    public void Outcome_EndedWithoutADecision_TellsWhenItEnded(StepPhase phase, string forAll, string forReader)
    {
        var progress = Decided("APPROVED") with { Phase = phase, ChangedAt = AtNoon.AddHours(1) };

        StepWords.Outcome(progress, reader: null).ShouldBe(forAll + One);
        StepWords.Outcome(progress, Anna).ShouldBe(forReader + One);
    }

    [Fact]
    public void Outcome_OpenStep_IsAFaultOfTheCaller() =>
        Should.Throw<ArgumentOutOfRangeException>(() => StepWords.Outcome(StepProgress.Unknown, null)).Message.ShouldContain("The step is open.");

    [Theory]
    [InlineData("APPROVED", "Approved")]
    [InlineData("CHANGES_REQUESTED", "Changes requested")]
    [InlineData("x", "X")]
    [InlineData("", "Decided")]
    [InlineData("_", "Decided")]
    public void ActionOf_SourcesWord_ReadsAsASentenceBegins(string action, string words) => StepWords.ActionOf(action).ShouldBe(words);

    [Fact]
    public void Own_Decision_SaysYou() => StepWords.Own(new StepDecision(Jan, "REJECTED", AtNoon)).ShouldBe("❌ *Rejected* by you" + Noon);

    [Theory]
    [InlineData(null, "others")]
    [InlineData("Legal <team>", "Legal &lt;team&gt;")]
    public void Reassigned_ToAGroup_NamesItWhereItIsKnown(string? group, string shown) =>
        StepWords.Reassigned(StepProgress.Unknown with { Assignees = [], AssignedGroup = group, ChangedAt = AtNoon }).ShouldBe($"No action required -- reassigned to {shown}{Noon}");

    [Fact]
    public void Waiting_Reassigned_NamesTheNewPeople() =>
        StepWords.Waiting(StepProgress.Unknown with { Assignees = [Jan, Anna] }, Event(), null).ShouldBe("Reassigned to Jan, Anna");

    [Fact]
    public void Waiting_NothingHappened_SaysNothing() => StepWords.Waiting(StepProgress.Unknown, Event(), null).ShouldBeNull();

    [Theory]
    [InlineData("", "the others")]
    [InlineData("u9", "1 person")]
    [InlineData("u8 u9", "2 people")]
    [InlineData("u2", "Anna")]
    [InlineData("u1 u2", "Jan, Anna")]
    [InlineData("u2 u9", "Anna and 1 more")]
    [InlineData("u1 u2 u8 u9", "Jan, Anna and 2 more")]
    public void Waiting_SomePending_NamesThoseThatTheCopyKnows(string pending, string names)
    {
        var progress = StepProgress.Unknown with { ApprovedCount = 1, RequiredCount = 3, Pending = pending.Split(' ', StringSplitOptions.RemoveEmptyEntries) };

        StepWords.Waiting(progress, Event(), null).ShouldBe("Approved: 1 of 3 -- waiting for " + names);
        StepWords.Waiting(progress, Event(), Jan).ShouldBe("Approved: 1 of 3 -- waiting for you");
        StepWords.Standing(progress, Event(), Jan).ShouldBe("Approved: 1 of 3 -- waiting for " + names);
    }

    [Fact]
    public void Waiting_CountUnknown_TellsTheLastDecision()
    {
        var progress = StepProgress.Unknown with { Last = new StepDecision(Anna, "ABSTAINED", AtNoon), Pending = ["u1"] };

        StepWords.Waiting(progress, Event(), Jan).ShouldBe("Abstained by Anna -- waiting for you");
        StepWords.Waiting(progress with { ApprovedCount = 1 }, Event(), Jan).ShouldBe("Abstained by Anna -- waiting for you");
    }

    [Fact]
    public void Standing_Closed_TellsTheOutcomeToAllButTheDecider()
    {
        StepWords.Standing(Decided("APPROVED"), Event(), Jan).ShouldBeNull();
        StepWords.Standing(Decided("APPROVED"), Event(), Anna).ShouldBe("✅ *Approved by Jan*" + Noon);
        StepWords.Standing(Decided("APPROVED") with { Phase = StepPhase.Expired }, Event(), Jan).ShouldBe("⌛ *The time to decide is over*" + Noon);
    }

    [Fact]
    public void Standing_NoReaderOrNothingToCount_SaysNothing()
    {
        StepWords.Standing(Decided("APPROVED"), Event(), null).ShouldBeNull();
        StepWords.Standing(StepProgress.Unknown, Event(), Jan).ShouldBeNull();
    }

    private static StepProgress Decided(string action) =>
        StepProgress.Unknown with { Phase = StepPhase.Decided, Last = new StepDecision(Jan, action, AtNoon), ChangedAt = AtNoon };

    private static EventBody Event() => SampleEvents.Body(SampleEvents.Smallest) with
    {
        Recipients = [new Recipient { AccountId = "u1", DisplayName = "Jan" }, new Recipient { AccountId = "u2", DisplayName = "Anna" }],
    };
}
