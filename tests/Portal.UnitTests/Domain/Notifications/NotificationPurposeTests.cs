using Portal.Domain.Notifications;

namespace Portal.UnitTests.Domain.Notifications;

public sealed class NotificationPurposeTests
{
    [Theory]
    [InlineData("post", 0)]
    [InlineData("mentions 1", 1)]
    [InlineData("mentions 12", 12)]
    [InlineData("not_in_slack", 0)]
    [InlineData("test", 0)]
    public void Parse_StoredForm_IsWrittenAsItWas(string text, int reply)
    {
        var purpose = NotificationPurpose.Parse(text);

        (purpose.ToString(), purpose.Reply).ShouldBe((text, reply));
    }

    [Theory]
    [InlineData("")]
    [InlineData("mentions")]
    [InlineData("mentions x")]
    [InlineData("posted")]
    public void Parse_SomethingElse_Throws(string text) => Should.Throw<FormatException>(() => NotificationPurpose.Parse(text));
}
