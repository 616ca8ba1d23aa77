using System.Text;
using Portal.Domain.Notifications.Composing;
using Portal.Domain.Notifications.EventTypes;
using Portal.Domain.Notifications.Messages;
using Portal.Domain.Notifications.Parsing;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Domain.Notifications.Composing;

public sealed class MessageGoldenTests
{
    public static TheoryData<string> Cases { get; } = [.. Golden.Cases("messages")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Compose_GoldenCase_IsAsReviewed(string name)
    {
        var reading = EventReader.Read(Golden.Read("messages", name, "event.json"));
        reading.Problems.ShouldBeEmpty();

        var message = MessageComposer.Compose(EventTypeCatalog.GetAnnouncement(reading.Body!.Type), reading.Body, SampleEvents.WebhookRoute);

        Golden.ShouldMatch("messages", name, "expected.json", SlackMessageJson.WriteText(message, indented: true));
    }

    [Fact]
    public void Cases_EveryAnnouncement_HasOne() => Golden.Cases("messages")
        .Select(name => EventReader.Read(Golden.Read("messages", name, "event.json")).Body!.Type).Distinct()
        .ShouldBe(EventTypeCatalog.All.OfType<Announcement>().Select(type => type.Key), ignoreOrder: true);

    [Fact]
    public void Write_BytesAndText_AreTheSame()
    {
        var message = MessageComposer.Compose(new CallForAction(), SampleEvents.Body(SampleEvents.Smallest), SampleEvents.WebhookRoute);

        Encoding.UTF8.GetString(SlackMessageJson.Write(message)).ShouldBe(SlackMessageJson.WriteText(message));
    }
}
