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
    public void Plan_SamePersonWithAndWithoutAccount_IsOnePerson()
    {
        DeliveryPlanner.Plan(Body(Jan, Jan with { AccountId = null }), SampleEvents.WebhookRoute).Notifications[0].People.ShouldBe([Jan]);
        DeliveryPlanner.Plan(Body(Jan with { AccountId = null }, Jan), SampleEvents.WebhookRoute).Notifications[0].People.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(2, "group:s")]
    [InlineData(8, "group:s")]
    [InlineData(9, "channel:C1")]
    public void Plan_GroupDm_IsAConversationOfUpToEight(int count, string key)
    {
        var people = Enumerable.Range(1, count).Select(number => new Recipient { AccountId = $"u{number}" }).ToArray();

        DeliveryPlanner.Plan(Body(people), SampleEvents.AppRoute(DeliveryMode.GroupDm, "C1")).Notifications.ShouldHaveSingleItem().RecipientKey.ToString().ShouldBe(key);
    }

    [Fact]
    public void Plan_GroupDmOfOne_IsADirectMessage() =>
        DeliveryPlanner.Plan(Body(Jan), SampleEvents.AppRoute(DeliveryMode.GroupDm)).Notifications.ShouldHaveSingleItem().RecipientKey.ShouldBe(RecipientKey.Person("u1"));

    [Theory]
    [InlineData(null, "Legal", "Legal")]
    [InlineData("legal", "Legal", "legal")]
    public void Plan_Group_IsKnownByItsIdBeforeItsName(string? id, string? name, string key) =>
        DeliveryPlanner.Plan(Body() with { Group = new EventGroup(id, name) }, SampleEvents.AppRoute(DeliveryMode.Dm)).Notifications.ShouldHaveSingleItem()
            .RecipientKey.ShouldBe(RecipientKey.Group(key));

    [Fact]
    public void Plan_Target_IsKnownAtOnceWhereNobodyIsLookedUp()
    {
        Target(SampleEvents.WebhookRoute, Jan).ShouldBe(DeliveryTarget.Webhook);
        Target(SampleEvents.WebhookRoute with { MentionsPeople = true }, Jan).ShouldBeNull();
        Target(SampleEvents.WebhookRoute with { MentionsPeople = true }).ShouldBe(DeliveryTarget.Webhook);
        Target(SampleEvents.AppRoute(DeliveryMode.Channel, "C1"), Jan).ShouldBeNull();
        Target(SampleEvents.AppRoute(DeliveryMode.Channel, "C1")).ShouldBe("C1");
    }

    [Fact]
    public void Plan_NamesOnly_EachNameIsOnePerson()
    {
        Recipient[] people = [new() { DisplayName = "Jan" }, new() { DisplayName = "Anna" }, new() { DisplayName = "Jan" }, new(), new()];

        DeliveryPlanner.Plan(Body(people), SampleEvents.WebhookRoute).Notifications[0].People.Select(person => person.DisplayName).ShouldBe(["Jan", "Anna", null]);
    }

    [Fact]
    public void Plan_TwoAccountsOfOneEmail_AreOnePerson()
    {
        Recipient[] people =
        [
            new() { AccountId = "u1", Email = "ada@acme.test" },
            new() { AccountId = "u2", Email = " Ada@acme.test" },
            new() { AccountId = "u2", Email = "other@acme.test" },
            new() { Email = "ADA@ACME.TEST" },
            new() { AccountId = "u3" },
            new() { AccountId = "u3", Email = "third@acme.test" },
        ];

        DeliveryPlanner.Plan(Body(people), SampleEvents.AppRoute(DeliveryMode.Dm)).Notifications.Select(one => one.RecipientKey.ToString()).ShouldBe(["person:u1", "person:u3"]);
    }

    [Theory]
    [InlineData("u1", "a@acme.test", "Ada", "person:u1")]
    [InlineData(null, " A@acme.test ", "Ada", "person:a@acme.test")]
    [InlineData(null, " ", "Ada", "person:Ada")]
    [InlineData(null, null, "Ada", "person:Ada")]
    [InlineData(null, null, null, "person:")]
    public void Plan_Person_IsKnownByTheSurest(string? account, string? email, string? name, string key) =>
        DeliveryPlanner.Plan(Body(new Recipient { AccountId = account, Email = email, DisplayName = name }), SampleEvents.AppRoute(DeliveryMode.Dm))
            .Notifications.ShouldHaveSingleItem().RecipientKey.ToString().ShouldBe(key);

    private static string? Target(RouteDecision route, params Recipient[] people) =>
        DeliveryPlanner.Plan(Body(people) with { Group = new EventGroup("legal", null) }, route).Notifications.ShouldHaveSingleItem().Target;

    private static EventBody Body(params Recipient[] people) => SampleEvents.Body(SampleEvents.Smallest) with { Recipients = people };
}
