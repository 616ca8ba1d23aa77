using Portal.Domain.Notifications;

namespace Portal.UnitTests.Domain.Notifications;

public sealed class RecipientKeyTests
{
    [Theory]
    [InlineData("channel:C1", true)]
    [InlineData("person:jan@acme.test", false)]
    [InlineData("group:legal", false)]
    [InlineData("unrouted", false)]
    public void Parse_StoredForm_IsWrittenAsItWas(string text, bool isChannel)
    {
        var key = RecipientKey.Parse(text);

        (key.ToString(), key.IsChannel).ShouldBe((text, isChannel));
    }

    [Fact]
    public void Parse_StoredForm_IsWhatWasMade()
    {
        RecipientKey.Parse("channel:C1").ShouldBe(RecipientKey.Channel("C1"));
        RecipientKey.Parse("person:u:1").ShouldBe(RecipientKey.Person("u:1"));
        RecipientKey.Parse("group:legal").ShouldBe(RecipientKey.Group("legal"));
        RecipientKey.Parse("unrouted").ShouldBe(RecipientKey.Unrouted);
    }

    [Theory]
    [InlineData("")]
    [InlineData("channel")]
    [InlineData("unrouted:x")]
    public void Parse_SomethingElse_Throws(string text) => Should.Throw<FormatException>(() => RecipientKey.Parse(text));
}
