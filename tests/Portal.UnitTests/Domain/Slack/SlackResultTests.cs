using Portal.Domain.Slack;

namespace Portal.UnitTests.Domain.Slack;

public sealed class SlackResultTests
{
    [Fact]
    public void IsOk_WithoutAnError_IsASuccessEvenWithoutAValue() => new SlackResult<string>(null, null).IsOk.ShouldBeTrue();

    [Fact]
    public void IsOk_WithAnError_IsNone() => new SlackResult<string>(null, SlackError.Classify("timeout", null)).IsOk.ShouldBeFalse();
}
