using Portal.Domain.Notifications.Composing;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Messages;
using Portal.Domain.Notifications.Routing;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Domain.Notifications.Composing;

public sealed class NameListTests
{
    [Theory]
    [InlineData("Jan", "jan@acme.test", "u1", "Jan")]
    [InlineData(null, "jan@acme.test", "u1", "jan@acme.test")]
    [InlineData(null, null, "u1", "u1")]
    [InlineData(null, null, null, null)]
    public void NameOf_Person_IsTheMostTelling(string? name, string? email, string? account, string? expected)
    {
        NameList.NameOf(new Recipient { AccountId = account, DisplayName = name, Email = email }).ShouldBe(expected);
        NameList.NameOf(new EventPerson(account, name, email)).ShouldBe(expected);
    }

    [Fact]
    public void NameOf_NoPerson_IsNothing() => NameList.NameOf((EventPerson?)null).ShouldBeNull();

    [Theory]
    [InlineData(17, "Anna, Bea, Cecile")]
    [InlineData(16, "Anna and 2 more")]
    [InlineData(15, "Anna and 2 more")]
    [InlineData(22, "Anna, Bea, Cecile")]
    public void Join_Names_FitTheRoomOrSayHowManyAreLeft(int longest, string expected) => NameList.Join(["Anna", "Bea", "Cecile"], longest).ShouldBe(expected);

    [Theory]
    [InlineData(23, "Anna, Bea and 2 more")]
    [InlineData(20, "Anna, Bea and 2 more")]
    [InlineData(19, "Anna and 3 more")]
    public void Join_MoreNamesThanRoom_StopsAtAWholeName(int longest, string expected) => NameList.Join(["Anna", "Bea", "Cecile", "Dora Dorothea"], longest).ShouldBe(expected);

    [Fact]
    public void Join_NamesOfNothing_AreLeftOut() => NameList.Join(["Anna", null, " ", "\u0000", "Bea"], 100).ShouldBe("Anna, Bea");

    [Theory]
    [InlineData("legal", "Legal team", "Legal team")]
    [InlineData("legal", null, "legal")]
    public void Of_GroupWithoutPeople_IsItsName(string? id, string? name, string expected) => NameList.Of(Body() with { Group = new EventGroup(id, name) }, 100).ShouldBe(expected);

    [Fact]
    public void Of_NeitherPeopleNorGroup_IsEmpty() => NameList.Of(Body(), 100).ShouldBeEmpty();

    [Fact]
    public void Mentions_People_AreMentionedWhereSlackKnowsThemAndNamedElse()
    {
        Recipient[] people = [new() { DisplayName = "Jan", SlackUserId = "U1" }, new() { DisplayName = "Anna <Nowak>" }, new()];

        NameList.Mentions(people, 100).ShouldBe("<@U1>, Anna &lt;Nowak&gt;");
    }

    [Theory]
    [InlineData(50, "")]
    [InlineData(51, " and 1 more in the thread")]
    [InlineData(120, " and 70 more in the thread")]
    public void MentionsOf_ManyPeople_LeavesTheRestToTheThread(int count, string rest)
    {
        var text = NameList.MentionsOf(Body(People(count)), SampleEvents.AppRoute(DeliveryMode.Channel, "C1"), 3_000);

        text.ShouldBe(string.Join(", ", Enumerable.Range(1, Math.Min(count, 50)).Select(number => $"<@U{number}>")) + rest);
    }

    [Fact]
    public void MentionsOf_LittleRoom_KeepsRoomForTheRest()
    {
        var text = NameList.MentionsOf(Body(People(120)), SampleEvents.AppRoute(DeliveryMode.Channel, "C1"), 100);

        text.Length.ShouldBeLessThanOrEqualTo(100);
        text.ShouldEndWith(" more and 70 more in the thread");
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void MentionsOf_RouteWithoutThreads_NamesEverybodyAtOnce(bool mentionsPeople, bool hasFixedChannel)
    {
        var route = SampleEvents.AppRoute(DeliveryMode.Channel, "C1") with { MentionsPeople = mentionsPeople, HasFixedChannel = hasFixedChannel };

        NameList.MentionsOf(Body(People(51)), route, 3_000).ShouldEndWith("<@U51>");
    }

    [Fact]
    public void MentionsOf_GroupWithoutPeople_IsItsName() =>
        NameList.MentionsOf(Body() with { Group = new EventGroup("legal", "Legal team") }, SampleEvents.AppRoute(DeliveryMode.Channel, "C1"), 100).ShouldBe("Legal team");

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(50, 0)]
    [InlineData(51, 1)]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    [InlineData(1_000, 19)]
    public void RepliesFor_People_AreFiftyToAMessage(int people, int replies)
    {
        MentionBatches.RepliesFor(people).ShouldBe(replies);
        Enumerable.Range(0, replies + 1).SelectMany(reply => MentionBatches.Of(Enumerable.Range(0, people), reply)).ShouldBe(Enumerable.Range(0, people));
    }

    [Fact]
    public void Of_Batch_IsTheNextFifty() => MentionBatches.Of(Enumerable.Range(0, 120), 1).ShouldBe(Enumerable.Range(50, 50));

    [Fact]
    public void Compose_Batch_MentionsItsPeopleAndNamesTheSubject()
    {
        var message = MentionBatches.Compose(Body(), [new() { DisplayName = "Jan", SlackUserId = "U1" }, new() { DisplayName = "Anna" }]);

        message.Text.ShouldBe("FIN-12 | Also for: Jan, Anna");
        message.Blocks.ShouldHaveSingleItem().ShouldBe(new SectionBlock(new MrkdwnText("Also for: <@U1>, Anna")));
    }

    [Fact]
    public void Compose_LongNames_FitASection()
    {
        Recipient[] people = [.. Enumerable.Range(0, 50).Select(_ => new Recipient { DisplayName = new string('x', 200) })];

        var section = MentionBatches.Compose(Body(), people).Blocks.ShouldHaveSingleItem().ShouldBeOfType<SectionBlock>();

        ((MrkdwnText)section.Text!).Text.Length.ShouldBeInRange(2_700, 3_000);
    }

    private static Recipient[] People(int count) => [.. Enumerable.Range(1, count).Select(number => new Recipient { AccountId = "u" + number, SlackUserId = "U" + number })];

    private static EventBody Body(params Recipient[] people) => SampleEvents.Body(SampleEvents.Smallest) with { Recipients = people };
}
