using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Notifications.Routing;

namespace Portal.UnitTests.Domain.Notifications.Planning;

public sealed class AddressTests
{
    [Theory]
    [InlineData("person:u", DeliveryMode.Dm, null, 1, 0, "U1")]
    [InlineData("person:u", DeliveryMode.Both, "C1", 1, 0, "U1")]
    [InlineData("channel:C1", DeliveryMode.Channel, "C1", 3, 2, "C1")]
    [InlineData("channel:C1", DeliveryMode.Channel, "C1", 0, 2, "C1")]
    [InlineData("channel:C1", DeliveryMode.Both, "C1", 3, 0, "C1")]
    [InlineData("group:g", DeliveryMode.GroupDm, null, 1, 2, "U1")]
    [InlineData("channel:C1", DeliveryMode.GroupDm, "C1", 9, 0, "C1")]
    public void Of_People_ArePostedTo(string key, DeliveryMode mode, string? channel, int known, int unknown, string target) =>
        Find(key, mode, channel, known, unknown).ShouldBe(new PostTo(target));

    [Theory]
    [InlineData("group:g", null, 8)]
    [InlineData("group:g", "C1", 2)]
    [InlineData("channel:C1", "C1", 8)]
    public void Of_GroupOfUpToEightKnown_OpensAConversation(string key, string? channel, int known) =>
        Find(key, DeliveryMode.GroupDm, channel, known, unknown: 4).ShouldBeOfType<OpenWith>().UserIds.Count.ShouldBe(known);

    [Theory]
    [InlineData("person:u", 0, 1, "users_not_found")]
    [InlineData("group:g", 0, 0, "recipient_without_email")]
    [InlineData("group:g", 9, 0, "channel_missing")]
    public void Of_NobodyToReach_SaysWhy(string key, int known, int unknown, string code) =>
        Find(key, DeliveryMode.GroupDm, null, known, unknown).ShouldBe(new Unreachable(code));

    [Fact]
    public void Of_FixedChannel_IsTheWebhook() =>
        Address.Of(RecipientKey.Channel("x"), new RouteDecision { HasFixedChannel = true, DeliveryMode = DeliveryMode.Channel, Fallback = FallbackKeys.Skip, Reasons = [] }, []).ShouldBe(new PostTo("webhook"));

    private static Address Find(string key, DeliveryMode mode, string? channel, int known, int unknown) => Address.Of(
        RecipientKey.Parse(key),
        new RouteDecision { DeliveryMode = mode, ChannelId = channel, MentionsPeople = true, Fallback = FallbackKeys.Email, Reasons = [] },
        [
            .. Enumerable.Range(1, known).Select(number => new Recipient { Email = $"p{number}@acme.test", SlackUserId = $"U{number}" }),
            .. Enumerable.Range(1, unknown).Select(number => new Recipient { Email = $"x{number}@acme.test" }),
        ]);
}
