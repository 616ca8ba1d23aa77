using Portal.Components.Shared;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Steps;
using Portal.Features.Notifications.Steps;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Notifications;

public sealed class GetStepTests : NotificationsDatabase
{
    private static readonly PersonKey Jan = new("u1", "jan@acme.test", "Jan Kowalski");

    [Fact]
    public async Task HandleAsync_DecidedStep_StateAndWhatEachCopyShows()
    {
        var received = Rows.Event(Caller, Clock.Now);
        var (reached, missed) = (
            Rows.Notification(Caller, Clock.Now, eventId: received.Id, recipientKey: "person:u1", people: ("Jan Kowalski", null)),
            Rows.Notification(Caller, Clock.Now.AddSeconds(1), NotificationState.FellBack, eventId: received.Id, recipientKey: "person:u2", error: "users_not_found", people: ("Bea", null)));
        await SaveAsync(db =>
        {
            db.AddRange(received, reached, missed, State(2, Decided()), Rows.Click(reached, Clock.Now));
            db.Add(Rows.Message(reached, Clock.Now, MessageState.Stale, Clock.Now, """{"text":"Approved: 1 of 2 -- waiting for *you*"}"""));
        });

        var step = await FindAsync("step-1");

        (step!.Version, ProgressWords.Of(step.Progress)).ShouldBe((2, "Approved by Jan Kowalski"));
        step.ByState.ShouldBe(new Dictionary<NotificationState, int> { [NotificationState.Delivered] = 1, [NotificationState.FellBack] = 1 }, ignoreOrder: true);
        step.Copies.Total.ShouldBe(2);
        var (first, second) = (step.Copies.Items[0], step.Copies.Items[1]);
        (first.People.Single(), first.Message!.State, first.Message.ContentVersion, first.Message.WantedVersion).ShouldBe(("Jan Kowalski", MessageState.Stale, 1, 2));
        (first.Shows, first.OpenedAt).ShouldBe(("Approved: 1 of 2 -- waiting for you", Clock.Now));
        (second.State, second.Message, second.Shows, second.LastError).ShouldBe((NotificationState.FellBack, null, null, "users_not_found"));
    }

    [Fact]
    public async Task HandleAsync_NothingDecided_CopiesWithVersionZero()
    {
        var received = Rows.Event(Caller, Clock.Now);
        await SaveAsync(db => db.AddRange(received, Rows.Notification(Caller, Clock.Now, eventId: received.Id)));

        var step = await FindAsync("step-1");

        (step!.Version, ProgressWords.Of(step.Progress)).ShouldBe((0, "Open: nobody has decided"));
        step.Copies.Items.ShouldHaveSingleItem().Shows.ShouldBe("Approval needed");
    }

    [Fact]
    public async Task HandleAsync_OthersStep_MissingAsIfThereWereNone()
    {
        var received = Rows.Event(Neighbour, Clock.Now);
        await SaveAsync(db => db.AddRange(received, Rows.Notification(Neighbour, Clock.Now, eventId: received.Id)));

        (await FindAsync("step-1")).ShouldBeNull();
        (await FindAsync("nothing")).ShouldBeNull();
    }

    [Fact]
    public async Task HandleAsync_RightInstanceOfWrongOrganization_Missing()
    {
        var received = Rows.Event(Caller, Clock.Now);
        await SaveAsync(db => db.AddRange(received, Rows.Notification(Caller, Clock.Now, eventId: received.Id), State(1, Decided())));

        var step = await Get<GetStep>().HandleAsync(Caller with { OrganizationId = Stranger.OrganizationId }, "step-1", 0, 50, CancellationToken.None);

        step.IsMissing.ShouldBeTrue();
    }

    [Fact]
    public async Task HandleAsync_ManyCopies_OnePageInOrder()
    {
        var received = Rows.Event(Caller, Clock.Now);
        await SaveAsync(db =>
        {
            db.Add(received);
            db.AddRange(Enumerable.Range(0, 7).Select(i => Rows.Notification(Caller, Clock.Now.AddSeconds(i), eventId: received.Id, recipientKey: $"person:{i}")));
        });

        var step = (await Get<GetStep>().HandleAsync(Caller, "step-1", 2, 3, CancellationToken.None)).Value!;

        step.Copies.Items.Select(copy => copy.RecipientKey).ShouldBe(["person:2", "person:3", "person:4"]);
        step.Copies.Total.ShouldBe(7);
    }

    [Theory]
    [InlineData("step-1", "steps/step-1")]
    [InlineData("a/b c?#ż", "steps/a%2Fb%20c%3F%23%C5%BC")]
    public void PathTo_AnyId_IsOneSegment(string id, string expected) => StepAddress.PathTo(id).ShouldBe(expected);

    [Theory]
    [InlineData("a%2Fb", "a/b")]
    [InlineData("a/b", "a/b")]
    [InlineData("100%", "100%")]
    public void Read_OfTheServerOrTheCircuit_TheSameId(string value, string expected) => StepAddress.Read(value).ShouldBe(expected);

    [Fact]
    public void Of_OpenWithCounts_SaysHowFar() =>
        ProgressWords.Of(new StepProgress { ApprovedCount = 2, RequiredCount = 3, Pending = ["u3"], Assignees = [Jan] })
            .ShouldBe("Open: 2 of 3 approved, 1 still to decide, reassigned to Jan Kowalski");

    [Fact]
    public void Of_AnyPhase_HasWordsAndAnIcon()
    {
        foreach (var phase in Enum.GetValues<StepPhase>())
        {
            ProgressWords.Of(new StepProgress { Phase = phase }).ShouldNotBeNullOrWhiteSpace();
            ProgressWords.BadgeOf(new StepProgress { Phase = phase }).Icon.ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Theory]
    [InlineData("APPROVED", BadgeTone.Good)]
    [InlineData("REJECTED", BadgeTone.Neutral)]
    [InlineData("CHANGES_REQUESTED", BadgeTone.Neutral)]
    public void Look_Decided_PraisesOnlyWhatAgrees(string action, BadgeTone tone)
    {
        var progress = new StepProgress { Phase = StepPhase.Decided, Last = new StepDecision(Jan, action, DateTimeOffset.UnixEpoch) };

        ProgressWords.BadgeOf(progress).Tone.ShouldBe(tone);
    }

    private static StepProgress Decided()
    {
        var decision = new StepDecision(Jan, "APPROVED", DateTimeOffset.UnixEpoch);
        return new StepProgress { Phase = StepPhase.Decided, Last = decision, Decisions = [decision] };
    }

    private StepState State(int version, StepProgress progress) => new()
    {
        InstanceId = Caller.InstanceId,
        StepId = "step-1",
        OrganizationId = Caller.OrganizationId,
        Version = version,
        Progress = StepProgressJson.Write(progress),
        Status = StepStateStatus.Applied,
        ChangedAt = Clock.Now,
    };

    private async Task<StepView?> FindAsync(string stepId) => (await Get<GetStep>().HandleAsync(Caller, stepId, 0, 50, CancellationToken.None)).Value;
}
