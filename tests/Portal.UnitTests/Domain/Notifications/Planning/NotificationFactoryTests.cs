using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Messages;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Notifications.Steps;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Domain.Notifications.Planning;

public sealed class NotificationFactoryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);
    private static readonly Guid Id = Guid.Parse("0197f000-0000-7000-8000-00000000000a");
    private static readonly TimeSpan FallbackAfter = TimeSpan.FromMinutes(5);
    private static readonly AcceptedEvent Accepted = new(Guid.CreateVersion7(Now), Guid.CreateVersion7(Now), Guid.CreateVersion7(Now), Now.AddSeconds(-1), []);

    private readonly NotificationFactory _factory = new(Now, () => Id);

    [Theory]
    [InlineData(null, 299)]
    [InlineData(60, 60)]
    [InlineData(-60, 299)]
    public void Plan_Deadline_BoundsTheWaitForSlackUnlessItWasOver(int? deadlineIn, int giveUpIn)
    {
        var body = SampleEvents.Body(SampleEvents.Smallest) with { Approval = new EventApproval(null, null, null, deadlineIn is { } seconds ? Now.AddSeconds(seconds) : null) };

        var row = Plan(body, SampleEvents.AppRoute(DeliveryMode.Dm), StepNow.Unknown);

        (row.Id, row.State, row.DueAt, row.GiveUpAt).ShouldBe((Id, NotificationState.Waiting, Now, Now.AddSeconds(giveUpIn)));
    }

    [Fact]
    public void Plan_WithoutRoute_TakesTheFallbackAtOnce()
    {
        var route = SampleEvents.WebhookRoute with { Problem = new RouteProblem("no_connection", "None.", "Add one.") };

        var row = Plan(SampleEvents.Body(SampleEvents.Smallest), route, StepNow.Unknown);

        (row.ConnectionId, row.RecipientKey, row.GiveUpAt, row.LastError).ShouldBe((null, RecipientKey.Unrouted, Now, "no_connection"));
    }

    [Fact]
    public void Plan_StepThatIsOver_IsNotSent()
    {
        var over = new StepNow(StepProgress.Unknown with { Phase = StepPhase.Expired, StepVersion = 1, ChangedAt = Now }, 3);

        var row = Plan(SampleEvents.Body(SampleEvents.Smallest), SampleEvents.AppRoute(DeliveryMode.Dm), over);

        (row.State, row.DueAt, row.CompletedAt, row.ContentVersion).ShouldBe((NotificationState.Superseded, null, Now, 3));
    }

    [Fact]
    public void NotInSlack_Person_TakesTheFallbackAloneAndAtOnce()
    {
        var row = Plan(SampleEvents.Body(SampleEvents.Smallest), SampleEvents.AppRoute(DeliveryMode.GroupDm), StepNow.Unknown);

        var alone = _factory.NotInSlack(row, row.Recipients[0]);

        (alone.RecipientKey, alone.Purpose, alone.GiveUpAt, alone.LastError).ShouldBe((RecipientKey.Person("u1"), NotificationPurpose.NotInSlack, Now, "recipient_without_email"));
        (alone.EventId, alone.Payload, alone.Recipients.ShouldHaveSingleItem().AccountId).ShouldBe((Accepted.Id, row.Payload, "u1"));
    }

    [Theory]
    [InlineData(true, null, "webhook")]
    [InlineData(false, "C1", "C1")]
    [InlineData(false, null, null)]
    public void Test_Route_SaysWhereItGoesAndForWhomItIs(bool hasFixedChannel, string? channelId, string? target)
    {
        var connection = new SampleRows(Now).Connection("Finance");
        var route = SampleEvents.WebhookRoute with { HasFixedChannel = hasFixedChannel, ChannelId = channelId };
        var isForPerson = target is null;

        var row = _factory.Test(connection, route, new SlackMessage("Test", []), new Recipient { DisplayName = "Ada", Email = "ada@acme.test" }, FallbackAfter);

        (row.EventId, row.Purpose, row.Target, row.Recipients.Count).ShouldBe((null, NotificationPurpose.Test, target, isForPerson ? 1 : 0));
        row.RecipientKey.ShouldBe(isForPerson ? RecipientKey.Person("ada@acme.test") : RecipientKey.Channel(channelId ?? connection.Id.ToString()));
    }

    [Theory]
    [InlineData("u1", null, "Ada", "person:u1", "recipient_without_email")]
    [InlineData(null, "Ada@acme.test", "Ada", "person:ada@acme.test", "users_not_found")]
    [InlineData(null, null, "Ada", "person:Ada", "recipient_without_email")]
    public void NotInSlack_Person_SaysWhySlackDoesNotReachThem(string? account, string? email, string? name, string key, string error)
    {
        var body = SampleEvents.Body(SampleEvents.Smallest) with { Recipients = [new Recipient { AccountId = account, Email = email, DisplayName = name }] };
        var row = Plan(body, SampleEvents.AppRoute(DeliveryMode.Channel, "C1"), StepNow.Unknown);

        var alone = _factory.NotInSlack(row, row.Recipients[0]);

        (alone.RecipientKey.ToString(), alone.LastError, alone.State, alone.DueAt).ShouldBe((key, error, NotificationState.Waiting, Now));
        (alone.ConnectionId, alone.EventType, alone.Subject, alone.StepId, alone.Route).ShouldBe((row.ConnectionId, row.EventType, row.Subject, row.StepId, row.Route));
    }

    [Fact]
    public void Reply_ToAParent_IsPostedIntoItsThread()
    {
        var parent = Plan(SampleEvents.Body(SampleEvents.Smallest), SampleEvents.AppRoute(DeliveryMode.Channel, "C1"), StepNow.Unknown);

        var reply = _factory.Reply(parent, 2, parent.Recipients, new SlackMessage("Also for: Jan", []), ("C1", "1.2"), FallbackAfter);

        (reply.Purpose, reply.Target, reply.ThreadTs, reply.State, reply.DueAt).ShouldBe((NotificationPurpose.Mentions(2), "C1", "1.2", NotificationState.Waiting, Now));
        (reply.EventId, reply.ConnectionId, reply.RecipientKey, reply.StepId).ShouldBe((parent.EventId, parent.ConnectionId, parent.RecipientKey, parent.StepId));
        reply.GiveUpAt.ShouldBe(Now + FallbackAfter);
        reply.Payload.ShouldContain($"\"notification_id\":\"{Id}\"");
        reply.Recipients.ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.NotificationId.ShouldBe(Id), one => one.AccountId.ShouldBe("u1"));
    }

    [Fact]
    public void Test_Message_WaitsAsLongAsTheTesterDoes()
    {
        var row = _factory.Test(new SampleRows(Now).Connection("Finance"), SampleEvents.WebhookRoute, new SlackMessage("Test", []), new Recipient { DisplayName = "Ada" }, FallbackAfter);

        (row.Subject, row.GiveUpAt, row.State).ShouldBe(("Test message by Ada", Now + FallbackAfter, NotificationState.Waiting));
    }

    [Theory]
    [InlineData("FIN-12", "New laptop", "FIN-12: New laptop")]
    [InlineData("FIN-12", null, "FIN-12")]
    [InlineData("FIN-12", "", "FIN-12")]
    [InlineData(null, "New laptop", "New laptop")]
    public void Plan_Subject_IsKeyAndSummary(string? key, string? summary, string subject) =>
        Plan(SampleEvents.Body(SampleEvents.Smallest) with { Subject = new EventSubject(key, summary, null, null) }, SampleEvents.WebhookRoute, StepNow.Unknown).Subject.ShouldBe(subject);

    [Fact]
    public void Plan_StepThatIsStillOpen_IsSentWithWhatIsKnownOfIt()
    {
        var progress = StepProgress.Unknown with { StepVersion = 1, ChangedAt = Now, ApprovedCount = 1, RequiredCount = 3, Pending = ["u1"] };
        var body = SampleEvents.Body(SampleEvents.Smallest);

        var row = Plan(body, SampleEvents.AppRoute(DeliveryMode.Dm), new StepNow(progress, 4));

        (row.State, row.DueAt, row.CompletedAt, row.ContentVersion).ShouldBe((NotificationState.Waiting, Now, null, 4));
        row.Payload.ShouldContain("Approved: 1 of 3");
        Plan(body, SampleEvents.AppRoute(DeliveryMode.Dm), StepNow.Unknown).Payload.ShouldNotContain("Approved:");
    }

    [Fact]
    public void Plan_Deadline_AtTheMomentOfArrivalIsOver()
    {
        var body = SampleEvents.Body(SampleEvents.Smallest) with { Approval = new EventApproval(null, null, null, Accepted.ReceivedAt) };

        Plan(body, SampleEvents.AppRoute(DeliveryMode.Dm), StepNow.Unknown).GiveUpAt.ShouldBe(Accepted.ReceivedAt + FallbackAfter);
    }

    private Notification Plan(EventBody body, RouteDecision route, StepNow step) =>
        _factory.Plan(Accepted, body, route, DeliveryPlanner.Plan(body, route), step, FallbackAfter).ShouldHaveSingleItem();
}
