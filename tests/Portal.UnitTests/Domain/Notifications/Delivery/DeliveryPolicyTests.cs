using FsCheck;
using FsCheck.Xunit;
using Portal.Domain.Notifications.Delivery;
using Portal.Domain.Slack;

namespace Portal.UnitTests.Domain.Notifications.Delivery;

public sealed class DeliveryPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Later = Now.AddHours(1);
    private static readonly SlackError Outage = SlackError.Classify("http_503", 503);

    [Theory]
    [InlineData(1, 0, 1_000)]
    [InlineData(2, 0, 2_000)]
    [InlineData(5, 0, 16_000)]
    [InlineData(9, 0, 256_000)]
    [InlineData(10, 0, 300_000)]
    [InlineData(int.MaxValue, 0, 300_000)]
    [InlineData(0, 0, 1_000)]
    [InlineData(1, 1, 1_200)]
    [InlineData(10, -1, 240_000)]
    [InlineData(10, 7, 360_000)]
    [InlineData(1, double.NaN, 1_000)]
    public void Next_Outage_DoublesToFiveMinutesWithJitter(int attempt, double jitter, int milliseconds) =>
        DeliveryPolicy.Next(Outage, attempt, Now, Later, jitter).ShouldBe(new RetryAt(Now.AddMilliseconds(milliseconds)));

    [Fact]
    public void Next_RateLimit_WaitsExactlyAsSlackSays() =>
        DeliveryPolicy.Next(SlackError.Classify("ratelimited", 429, TimeSpan.FromSeconds(37)), 9, Now, Later, 1).ShouldBe(new RetryAt(Now.AddSeconds(37)));

    [Theory]
    [InlineData(36.999, true)]
    [InlineData(37, true)]
    [InlineData(37.001, false)]
    public void Next_RetryAtOrAfterTheBound_FallsBackNow(double secondsLeft, bool fallsBack)
    {
        var step = DeliveryPolicy.Next(SlackError.Classify("ratelimited", 429, TimeSpan.FromSeconds(37)), 1, Now, Now.AddSeconds(secondsLeft), 0);

        (step is FallBack).ShouldBe(fallsBack);
    }

    [Theory]
    [InlineData("ratelimited", "Slack did not take the message in time (ratelimited).")]
    [InlineData("timeout", "Slack did not take the message in time (timeout).")]
    [InlineData("invalid_blocks", "Slack refuses this message (invalid_blocks); sending it again would not help.")]
    [InlineData("channel_not_found", "Slack cannot deliver to this channel or person (channel_not_found).")]
    [InlineData("token_revoked", "The connection to Slack does not work (token_revoked).")]
    public void Next_NoTimeLeft_SaysWhyInWords(string code, string reason) =>
        DeliveryPolicy.Next(SlackError.Classify(code, 200), 1, Now, Now, 0).ShouldBe(new FallBack(reason));

    [Theory]
    [InlineData("invalid_blocks")]
    [InlineData("channel_not_found")]
    [InlineData("token_revoked")]
    public void Next_NothingToWaitFor_FallsBackNow(string code) =>
        DeliveryPolicy.Next(SlackError.Classify(code, 200), 1, Now, Later, 0).ShouldBeOfType<FallBack>().Reason.ShouldContain(code);

    [Theory]
    [InlineData(null, 5)]
    [InlineData(2, 2)]
    [InlineData(60, 5)]
    [InlineData(-1, -1)]
    public void GiveUpAt_DeadlineOrBound_WhicheverComesFirst(int? deadlineMinutes, int expectedMinutes) =>
        DeliveryPolicy.GiveUpAt(Now, deadlineMinutes is { } minutes ? Now.AddMinutes(minutes) : null, TimeSpan.FromMinutes(5)).ShouldBe(Now.AddMinutes(expectedMinutes));

    [Fact]
    public void GiveUpAt_EndlessBound_DoesNotOverflow() => DeliveryPolicy.GiveUpAt(Now, null, TimeSpan.MaxValue).ShouldBe(DateTimeOffset.MaxValue);

    [Property]
    public bool Next_AnyRetry_LiesBetweenNowAndTheBound(int attempt, double jitter, PositiveInt left)
    {
        var giveUpAt = Now.AddSeconds(left.Get);
        return DeliveryPolicy.Next(Outage, attempt, Now, giveUpAt, jitter) is not RetryAt retry || (retry.At > Now && retry.At < giveUpAt);
    }

    [Fact]
    public void Next_EndlessRetryAfter_FallsBack() =>
        DeliveryPolicy.Next(SlackError.Classify("ratelimited", 429, TimeSpan.MaxValue), 1, Now, Later, 0).ShouldBeOfType<FallBack>();
}
