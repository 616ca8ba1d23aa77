using Portal.Domain.Notifications.Routing;

namespace Portal.UnitTests.Domain.Notifications.Routing;

public sealed class DeliveryModeTextTests
{
    [Fact]
    public void Find_TextOfEachMode_IsThatMode() =>
        Enum.GetValues<DeliveryMode>().ShouldAllBe(mode => DeliveryModeText.Find(mode.ToText()) == mode);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("dm")]
    public void Find_SomethingElse_IsNone(string? text) => DeliveryModeText.Find(text).ShouldBeNull();
}
