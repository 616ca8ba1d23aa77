using Portal.Domain.Notifications.Composing;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.EventTypes;
using Portal.Domain.Notifications.Messages;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Domain.Notifications.EventTypes;

public sealed class EventButtonsTests
{
    private const string Approve = "https://acme.test/approve";
    private const string Reject = "https://acme.test/reject";
    private const string Subject = "https://acme.test/browse/FIN-12";

    [Theory]
    [InlineData(null, "View issue")]
    [InlineData("JIRA", "View issue")]
    [InlineData("CONFLUENCE", "View page")]
    [InlineData("SERVICENOW", "View request")]
    public void Compose_Product_IsWhatTheButtonCallsItsSubject(string? product, string label) =>
        Labels(new NotificationOnly(), Event(Subject) with { Product = product }).ShouldBe(label);

    [Theory]
    [InlineData(Approve, Reject, "Approve, Reject, View issue")]
    [InlineData(Approve, null, "Approve, Review")]
    [InlineData(null, Reject, "Reject, Review")]
    [InlineData(null, null, "Review")]
    public void Compose_Decisions_AreOfferedWhereThereIsALink(string? approve, string? reject, string labels) =>
        Labels(new CallForAction(), Event(Subject) with { Links = new EventLinks(approve, reject, null) }).ShouldBe(labels);

    [Theory]
    [InlineData("http://acme.test", true)]
    [InlineData("https://acme.test/browse/FIN-12?a=b#c", true)]
    [InlineData("", false)]
    [InlineData("https://", false)]
    [InlineData("https://acme.test/a b", false)]
    [InlineData("https://acme.test/a\tb", false)]
    [InlineData("/browse/FIN-12", false)]
    [InlineData("ftp://acme.test/", false)]
    [InlineData("javascript:alert(1)", false)]
    public void Compose_Url_IsOfferedWhereAButtonMayLeadToIt(string url, bool isOffered) => Labels(new NotificationOnly(), Event(url)).ShouldBe(isOffered ? "View issue" : "");

    [Theory]
    [InlineData(3_000, true)]
    [InlineData(3_001, false)]
    public void Compose_UrlAtSlacksLimit_IsOffered(int length, bool isOffered) =>
        Labels(new NotificationOnly(), Event("https://acme.test/".PadRight(length, 'p'))).ShouldBe(isOffered ? "View issue" : "");

    private static EventBody Event(string url) => SampleEvents.Body(SampleEvents.Smallest) with { Subject = new EventSubject("FIN-12", null, url, null) };

    private static string Labels(Announcement type, EventBody body) => string.Join(", ",
        MessageComposer.Compose(type, body, SampleEvents.WebhookRoute).Blocks.OfType<ActionsBlock>().SelectMany(block => block.Elements).Select(button => button.Text));
}
