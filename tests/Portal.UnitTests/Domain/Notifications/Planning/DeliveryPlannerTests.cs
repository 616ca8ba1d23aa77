using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Notifications.Routing;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Domain.Notifications.Planning;

public sealed class DeliveryPlannerTests
{
    private static readonly Recipient Jan = new() { AccountId = "u1", DisplayName = "Jan", Email = "Jan@acme.test" };
    private static readonly Recipient Anna = new() { DisplayName = "Anna", Email = "Anna@Acme.test" };

    [Fact]
    public void Plan_Webhook_IsOnePostNamingEverybodyOnce()
    {
        var plan = DeliveryPlanner.Plan(Body(Jan, Anna, Jan, Anna with { Email = "anna@acme.test" }), SampleEvents.WebhookRoute);

        var only = plan.Notifications.ShouldHaveSingleItem();
        only.RecipientKey.ToString().ShouldBe($"channel:{SampleEvents.ConnectionId}");
        only.Purpose.ShouldBe(NotificationPurpose.Post);
        only.People.ShouldBe([Jan, Anna]);
        only.Message.Text.ShouldEndWith("For: Jan, Anna");
    }

    [Fact]
    public void Plan_NoConnection_KeepsOneUnrouted()
    {
        var route = SampleEvents.WebhookRoute with { ConnectionId = null, Problem = new RouteProblem("no_connection", "", "") };

        DeliveryPlanner.Plan(Body(Jan, Anna), route).Notifications.ShouldHaveSingleItem().RecipientKey.ShouldBe(RecipientKey.Unrouted);
    }

    [Theory]
    [InlineData(DeliveryMode.Channel, "channel:C1")]
    [InlineData(DeliveryMode.Dm, "person:u1 person:anna@acme.test")]
    [InlineData(DeliveryMode.Both, "channel:C1 person:u1 person:anna@acme.test")]
    [InlineData(DeliveryMode.GroupDm, "group:s")]
    public void Plan_App_FollowsTheMode(DeliveryMode mode, string keys) =>
        string.Join(' ', DeliveryPlanner.Plan(Body(Jan, Anna), SampleEvents.AppRoute(mode, "C1")).Notifications.Select(planned => planned.RecipientKey)).ShouldBe(keys);

    [Fact]
    public void Plan_DirectMessage_NamesOnlyItsPerson() =>
        DeliveryPlanner.Plan(Body(Jan, Anna), SampleEvents.AppRoute(DeliveryMode.Dm)).Notifications[0].Message.Text.ShouldEndWith("For: Jan");

    [Fact]
    public void Plan_AppWithAMissingChannel_KeepsOneUnrouted()
    {
        var route = SampleEvents.AppRoute(DeliveryMode.Both) with { Problem = new RouteProblem("channel_missing", "", "") };

        DeliveryPlanner.Plan(Body(Jan), route).Notifications.ShouldHaveSingleItem().RecipientKey.ShouldBe(RecipientKey.Unrouted);
    }

    [Theory]
    [InlineData(DeliveryMode.Dm)]
    [InlineData(DeliveryMode.GroupDm)]
    public void Plan_GroupWhosePeopleAreUnknown_IsNotLost(DeliveryMode mode)
    {
        var body = Body() with { Group = new EventGroup("legal", "Legal") };

        DeliveryPlanner.Plan(body, SampleEvents.AppRoute(mode)).Notifications.ShouldHaveSingleItem().RecipientKey.ShouldBe(RecipientKey.Group("legal"));
    }

    [Fact]
    public void Plan_GroupDmOfNine_GoesToTheChannel()
    {
        var nine = Enumerable.Range(1, 9).Select(i => new Recipient { AccountId = $"u{i}" }).ToArray();

        DeliveryPlanner.Plan(Body(nine), SampleEvents.AppRoute(DeliveryMode.GroupDm, "C1")).Notifications.ShouldHaveSingleItem().RecipientKey.ShouldBe(RecipientKey.Channel("C1"));
        DeliveryPlanner.Plan(Body(nine), SampleEvents.AppRoute(DeliveryMode.GroupDm)).Notifications.Count.ShouldBe(9);
    }

    [Fact]
    public void Plan_TwoAccountsWithOneMailbox_AreTwoPeople() =>
        DeliveryPlanner.Plan(Body(Jan, Jan with { AccountId = "u2" }), SampleEvents.WebhookRoute).Notifications[0].People.Count.ShouldBe(2);

    [Fact]
    public void Plan_SamePersonWithAndWithoutAccount_IsOnePerson()
    {
        DeliveryPlanner.Plan(Body(Jan, Jan with { AccountId = null }), SampleEvents.WebhookRoute).Notifications[0].People.ShouldBe([Jan]);
        DeliveryPlanner.Plan(Body(Jan with { AccountId = null }, Jan), SampleEvents.WebhookRoute).Notifications[0].People.Count.ShouldBe(1);
    }

    private static EventBody Body(params Recipient[] people) => SampleEvents.Body(SampleEvents.Smallest) with { Recipients = people };
}
