using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Composing;
using Portal.Domain.Notifications.Events;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Domain.Notifications.Composing;

public sealed class CopyPeopleTests
{
    private static readonly Recipient Jan = new() { AccountId = "u1", DisplayName = "Jan", Email = "jan@acme.test", Role = "DELEGATE", DelegatorName = "Rita" };

    [Fact]
    public void Of_RowOfAPersonOfTheEvent_KnowsWhatTheEventSaidAndWhoItIsInSlack() =>
        CopyPeople.Of(Event(Jan), [Row(Jan, 0, "U1")]).ShouldBe([Jan with { SlackUserId = "U1" }]);

    [Fact]
    public void Of_Rows_AreInTheOrderOfTheEvent()
    {
        var anna = new Recipient { AccountId = "u2", DisplayName = "Anna" };

        CopyPeople.Of(Event(Jan, anna), [Row(anna, 1), Row(Jan, 0)]).ShouldBe([Jan, anna]);
    }

    public static TheoryData<Recipient> Others =>
    [
        Jan with { AccountId = "u2" },
        Jan with { Email = "other@acme.test" },
        Jan with { Role = "APPROVER" },
        Jan with { DisplayName = "Janek" },
    ];

    [Theory]
    [MemberData(nameof(Others))]
    public void Of_RowOfSomebodyElse_IsNotMistakenForThem(Recipient other) =>
        CopyPeople.Of(Event(Jan), [Row(other, 0)]).ShouldBe([other with { DelegatorName = null }]);

    [Fact]
    public void Of_EventThatIsForgotten_IsWhatTheRowsKnow() =>
        CopyPeople.Of(null, [Row(Jan, 0, "U1")]).ShouldBe([Jan with { DelegatorName = null, SlackUserId = "U1" }]);

    public static TheoryData<Recipient> Nameless =>
    [
        new Recipient { AccountId = "u1", Email = "jan@acme.test", DelegatorName = "Rita" },
        new Recipient { AccountId = "u1", DelegatorName = "Rita" },
        new Recipient { DelegatorName = "Rita" },
    ];

    [Theory]
    [MemberData(nameof(Nameless))]
    public void Of_PersonWithoutAName_IsFoundAllTheSame(Recipient person) => CopyPeople.Of(Event(person), [Row(person, 0)]).ShouldBe([person]);

    [Fact]
    public void With_People_ReplacesTheEventsOwn() => CopyPeople.With(Event(Jan, new Recipient { AccountId = "u2" }), [Row(Jan, 0)]).Recipients.ShouldBe([Jan]);

    [Theory]
    [InlineData("Jan", "JAN@acme.test", "u1", "Jan", "jan", "jan@acme.test")]
    [InlineData(null, "JAN@acme.test", "u1", "JAN@acme.test", "jan@acme.test", "jan@acme.test")]
    [InlineData(null, null, "U1", "U1", "u1", null)]
    [InlineData(null, null, null, "", "", null)]
    public void Row_OfAPerson_IsFoundByNameAndEmailInAnyCase(string? name, string? email, string? account, string shown, string nameKey, string? emailKey)
    {
        var row = Row(new Recipient { AccountId = account, DisplayName = name, Email = email }, 3);

        (row.DisplayName, row.NameKey, row.EmailKey, row.Position).ShouldBe((shown, nameKey, emailKey, 3));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData(" Jan@Acme.test\t", "jan@acme.test")]
    public void EmailKey_Of_IsTheSameForTheSameMailbox(string? email, string? key) => EmailKey.Of(email).ShouldBe(key);

    private static EventBody Event(params Recipient[] people) => SampleEvents.Body(SampleEvents.Smallest) with { Recipients = people };

    private static NotificationRecipient Row(Recipient person, int position, string? slackUserId = null) =>
        NotificationRecipient.Of(person with { SlackUserId = slackUserId }, Guid.Empty, Guid.Empty, position);
}
