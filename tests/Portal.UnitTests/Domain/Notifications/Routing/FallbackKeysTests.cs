using Portal.Domain.Notifications.Routing;

namespace Portal.UnitTests.Domain.Notifications.Routing;

public sealed class FallbackKeysTests
{
    [Theory]
    [InlineData(FallbackKeys.Email)]
    [InlineData(FallbackKeys.None)]
    public void OfMethod_AttemptThatTakesAFallback_IsThatFallback(string key) => FallbackKeys.OfMethod(FallbackKeys.MethodOf(key)).ShouldBe(key);

    [Theory]
    [InlineData("chat.postMessage")]
    [InlineData("webhook")]
    public void OfMethod_CallToSlack_IsNone(string method) => FallbackKeys.OfMethod(method).ShouldBeNull();
}
