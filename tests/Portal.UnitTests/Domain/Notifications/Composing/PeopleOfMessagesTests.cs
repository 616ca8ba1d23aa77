using Portal.Domain.Notifications.Composing;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.EventTypes;
using Portal.Domain.Notifications.Messages;
using Portal.Domain.Notifications.Routing;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Domain.Notifications.Composing;

/// <summary>Whom messages name, and how many fit.</summary>
public sealed class PeopleOfMessagesTests
{
    private static readonly RouteDecision App = SampleEvents.AppRoute(DeliveryMode.Channel, "C1");
    private static readonly EventBody Body = SampleEvents.Body(SampleEvents.Smallest);

    [Theory]
    [InlineData("u1", "Jan", "jan@acme.test", "Jan")]
    [InlineData("u1", null, "jan@acme.test", "jan@acme.test")]
    [InlineData("u1", null, null, "u1")]
    public void Compose_RecipientAndRequester_HaveTheBestNameThatTheEventGives(string account, string? name, string? email, string shown)
    {
        var body = Body with
        {
            Recipients = [new Recipient { AccountId = account, DisplayName = name, Email = email }],
            Requester = new EventPerson(account, name, email),
        };

        Text(body).ShouldBe($"Approval required: FIN-12  |  Requested by: {shown}  |  For: {shown}");
        Section(body, App).ShouldBe($"{shown}\n*Approval required* -- FIN-12\n*Requested by:* {shown}");
    }

    [Theory]
    [InlineData("legal", "Legal team", "Legal team")]
    [InlineData("legal", null, "legal")]
    public void Compose_GroupAlone_IsNamed(string? id, string? name, string shown)
    {
        var body = Body with { Recipients = [], Group = new EventGroup(id, name) };

        Text(body).ShouldBe($"Approval required: FIN-12  |  For: {shown}");
        Section(body, App).ShouldBe($"{shown}\n*Approval required* -- FIN-12");
    }

    [Fact]
    public void Compose_NamesThatCannotBeShown_LeaveNoEmptyLine()
    {
        var body = Body with { Recipients = [new Recipient { DisplayName = "\u202E" }] };

        Text(body).ShouldBe("Approval required: FIN-12");
        Section(body, App).ShouldBe("*Approval required* -- FIN-12");
    }

    [Fact]
    public void Compose_NamesAmongThoseThatCannotBeShown_LeaveNoGap()
    {
        var body = Body with { Recipients = [Named("\u202E"), Named("Jan"), Named("\u2066"), Named("Anna")] };

        Text(body).ShouldEndWith("For: Jan, Anna");
        Section(body, App).ShouldStartWith("Jan, Anna\n");
    }

    [Fact]
    public void Compose_FiftyPeopleAndOneMore_AreMentionedInMessageAndThread()
    {
        static IReadOnlyList<Recipient> People(int count) => [.. Enumerable.Range(1, count).Select(i => new Recipient { DisplayName = $"Person {i}", SlackUserId = $"U{i}" })];

        Section(Body with { Recipients = People(50) }, App).Split('\n')[0].ShouldEndWith("<@U49>, <@U50>");
        Section(Body with { Recipients = People(51) }, App).Split('\n')[0].ShouldEndWith("<@U49>, <@U50> and 1 more in the thread");
        Section(Body with { Recipients = People(51) }, App with { MentionsPeople = false }).Split('\n')[0].ShouldEndWith("<@U50>, <@U51>");
        Section(Body with { Recipients = People(51) }, SampleEvents.WebhookRoute with { MentionsPeople = true }).Split('\n')[0].ShouldEndWith("<@U50>, <@U51>");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Compose_MorePeopleThanFit_FillTheSectionToItsEnd(bool inTheThread)
    {
        var route = inTheThread ? App : SampleEvents.WebhookRoute;
        var name = new string('n', inTheThread ? 100 : 2);
        var people = Enumerable.Repeat(Named(name), 900).ToArray();

        var lengths = Enumerable.Range(1, name.Length + 2)
            .Select(padding => Section(Body with { Step = Body.Step with { Name = new string('s', padding) }, Recipients = people }, route).Length)
            .ToArray();

        lengths.Max().ShouldBeInRange(2_998, 3_000);
        lengths.Min().ShouldBeGreaterThan(3_000 - name.Length - 5);
    }

    [Fact]
    public void Compose_PeopleThatJustFitIntoTheSection_AreAllNamed()
    {
        EventBody WithLast(int length) => Body with { Recipients = [.. Enumerable.Repeat(Named(new string('n', 240)), 12), Named(new string('l', length))] };
        var longest = 1 + 3_000 - Section(WithLast(1), App).Length;

        Section(WithLast(longest), App).Length.ShouldBe(3_000);
        Section(WithLast(longest + 1), App).Split('\n')[0].ShouldEndWith("n and 1 more");
    }

    [Theory]
    [InlineData(100, "l")]
    [InlineData(101, "n and 1 more")]
    public void Compose_NamesAtTheLimitOfASummary_AreShownOrCounted(int lastLength, string end)
    {
        var people = Enumerable.Repeat(Named(new string('n', 98)), 9).Append(Named(new string('l', lastLength)));

        var names = Text(Body with { Recipients = [.. people] }).Split("For: ")[1];

        names.Length.ShouldBeLessThanOrEqualTo(1_000);
        names.ShouldEndWith(end);
    }

    private static Recipient Named(string name) => new() { DisplayName = name };

    private static string Text(EventBody body) => MessageComposer.Compose(new CallForAction(), body, App).Text;

    private static string Section(EventBody body, RouteDecision route) =>
        MessageComposer.Compose(new CallForAction(), body, route).Blocks.OfType<SectionBlock>().Single().Text.Text;
}
