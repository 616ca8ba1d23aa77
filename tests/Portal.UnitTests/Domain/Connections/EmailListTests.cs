using Portal.Domain.Connections.Coverage;

namespace Portal.UnitTests.Domain.Connections;

public sealed class EmailListTests
{
    [Theory]
    [InlineData("a@x.test\nb@x.test")]
    [InlineData("a@x.test,b@x.test")]
    [InlineData("a@x.test; b@x.test;")]
    [InlineData("\uFEFFemail,name\r\na@x.test,Ann\r\n\"b@x.test\",\"Bo\"\r\n")]
    [InlineData("Ann Arbor <a@x.test>, \"Bo\" <b@x.test>")]
    [InlineData("A@X.test\tb@x.test")]
    public void Parse_WhateverSeparates_FindsTheAddresses(string text)
    {
        var list = EmailList.Parse(text);

        list.Emails.ShouldBe(["a@x.test", "b@x.test"]);
        list.Malformed.ShouldBeEmpty();
    }

    [Fact]
    public void Parse_SameAddressInOtherCase_IsADuplicate()
    {
        var list = EmailList.Parse("a@x.test\nA@x.TEST\na@x.test");

        list.Emails.ShouldBe(["a@x.test"]);
        list.Duplicates.ShouldBe(["a@x.test"]);
    }

    [Theory]
    [InlineData("a@")]
    [InlineData("@x.test")]
    [InlineData("a@localhost")]
    [InlineData("a@x..test")]
    [InlineData("a@b@x.test")]
    [InlineData("a@.test")]
    [InlineData("a@x.")]
    [InlineData("a\\b@x.test")]
    [InlineData("a\"b@x.test")]
    [InlineData("a<b@x.test")]
    [InlineData("a>b@x.test")]
    [InlineData("a\u0001b@x.test")]
    [InlineData("Ann Arbor")]
    public void Parse_NoAddress_IsNamedWithItsLine(string text)
    {
        var list = EmailList.Parse("b@x.test\n" + text);

        list.Emails.ShouldBe(["b@x.test"]);
        list.Malformed.ShouldBe([new MalformedEmail(2, text)]);
    }

    [Theory]
    [InlineData(64, 189, true)]
    [InlineData(65, 100, false)]
    [InlineData(64, 190, false)]
    public void Parse_LongAddress_FitsWhatMailAllows(int before, int after, bool isEmail)
    {
        var address = $"{new string('a', before)}@{new string('b', after - 5)}.test";

        EmailList.Parse(address).Emails.Count.ShouldBe(isEmail ? 1 : 0);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(81)]
    public void Parse_LongNonsense_IsShownUpTo80Characters(int length) =>
        EmailList.Parse(new string('x', length)).Malformed.ShouldBe([new MalformedEmail(1, new string('x', 80))]);

    [Fact]
    public void Parse_EmptyLines_AreCountedAndNothingElse()
    {
        var list = EmailList.Parse("\n , ;\n\"\"\nnonsense\n");

        list.Emails.ShouldBeEmpty();
        list.Malformed.ShouldBe([new MalformedEmail(4, "nonsense")]);
    }

    [Fact]
    public void Parse_OneTooMany_IsTooLong()
    {
        var text = string.Join('\n', Enumerable.Range(0, EmailList.Most + 1).Select(number => $"p{number}@x.test"));

        EmailList.Parse(text).IsTooLong.ShouldBeTrue();
        EmailList.Parse(text[..text.LastIndexOf('\n')]).IsTooLong.ShouldBeFalse();
    }

    [Theory]
    [InlineData(10, 20, 50, 5)]
    [InlineData(1000, 20, 50, 400)]
    [InlineData(1000, 0, 50, 1000)]
    [InlineData(1000, 20, 0, 5)]
    public void PagesWorthReading_AnyList_TakesNoLongerThanAskingWould(int emails, double lists, double lookups, int pages) =>
        CoveragePlan.PagesWorthReading(emails, lists, lookups).ShouldBe(pages);
}
