using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Steps;

namespace Portal.UnitTests.Domain.Notifications.Steps;

public sealed class PersonKeyTests
{
    [Theory]
    [InlineData("u1", "Jan@acme.test", "Jan", "u1", "Jan")]
    [InlineData(null, "Jan@acme.test", "Jan", "jan@acme.test", "Jan")]
    [InlineData(null, "Jan@acme.test", null, "jan@acme.test", "Jan@acme.test")]
    [InlineData("u1", null, null, "u1", "u1")]
    [InlineData(null, null, "Jan", "Jan", "Jan")]
    [InlineData(null, null, null, "", "somebody")]
    public void Person_IsKnownByTheSurestAndShownByTheMostTelling(string? account, string? email, string? name, string key, string shown)
    {
        var person = new PersonKey(account, email, name);

        (person.Key, person.Shown).ShouldBe((key, shown));
        PersonKey.Of(new EventPerson(account, name, email)).ShouldBe(person);
        PersonKey.Of(new Recipient { AccountId = account, DisplayName = name, Email = email }).ShouldBe(person);
    }

    [Fact]
    public void Of_NoPerson_IsSomebody() => PersonKey.Of((EventPerson?)null).Shown.ShouldBe("somebody");

    [Theory]
    [InlineData("Jan", "Jan", true)]
    [InlineData("Jan", "Anna", false)]
    [InlineData(null, null, false)]
    [InlineData("Jan", null, false)]
    public void IsSameAs_OnlyNamesKnown_NamesDecide(string? name, string? other, bool isSame) =>
        new PersonKey(null, null, name).IsSameAs(new PersonKey(null, null, other)).ShouldBe(isSame);

    [Theory]
    [InlineData("jan@acme.test", null)]
    [InlineData(null, "jan@acme.test")]
    public void IsSameAs_OnlyOneHasAnEmail_TheNameIsNotEnough(string? email, string? other) =>
        new PersonKey(null, email, "Jan").IsSameAs(new PersonKey(null, other, "Jan")).ShouldBeFalse();
}
