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

    private Notification Plan(EventBody body, RouteDecision route, StepNow step) =>
        _factory.Plan(Accepted, body, route, DeliveryPlanner.Plan(body, route), step, FallbackAfter).ShouldHaveSingleItem();
}
