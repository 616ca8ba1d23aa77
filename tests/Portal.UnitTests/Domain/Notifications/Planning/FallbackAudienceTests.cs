using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Planning;
using Portal.Domain.Notifications.Routing;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Domain.Notifications.Planning;

public sealed class FallbackAudienceTests
{
    [Theory]
    [InlineData(DeliveryMode.Both, "channel:C1", true, "")]
    [InlineData(DeliveryMode.Both, "channel:C1", false, "")]
    [InlineData(DeliveryMode.Both, "person:jan", true, "jan")]
    [InlineData(DeliveryMode.Both, "unrouted", false, "jan zoe")]
    [InlineData(DeliveryMode.Channel, "channel:C1", true, "jan")]
    [InlineData(DeliveryMode.Channel, "channel:C1", false, "jan zoe")]
    [InlineData(DeliveryMode.GroupDm, "group:g", true, "jan")]
    [InlineData(DeliveryMode.GroupDm, "group:g", false, "jan zoe")]
    [InlineData(DeliveryMode.Dm, "person:zoe", false, "jan zoe")]
    public void Of_App_LeavesOutWhoHasANotificationOfTheirOwn(DeliveryMode mode, string recipientKey, bool isAddressed, string told) =>
        Names(FallbackAudience.Of(RecipientKey.Parse(recipientKey), SampleEvents.AppRoute(mode, "C1"), isAddressed, [Person("jan", "U1"), Person("zoe", null)])).ShouldBe(told);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_Webhook_IsEverybody(bool isAddressed) =>
        Names(FallbackAudience.Of(RecipientKey.Channel(SampleEvents.ConnectionId.ToString()), SampleEvents.WebhookRoute, isAddressed, [Person("jan", null), Person("zoe", null)])).ShouldBe("jan zoe");

    private static string Names(IEnumerable<NotificationRecipient> people) => string.Join(' ', people.Select(person => person.DisplayName));

    private static NotificationRecipient Person(string name, string? slackUserId) => new()
    {
        NotificationId = Guid.Empty,
        Position = 0,
        InstanceId = Guid.Empty,
        DisplayName = name,
        NameKey = name,
        SlackUserId = slackUserId,
    };
}
