using Portal.Domain.Notifications.Composing;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.EventTypes;
using Portal.Domain.Notifications.Messages;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Domain.Notifications.Composing;

/// <summary>How messages call what has to be decided.</summary>
public sealed class SubjectOfMessagesTests
{
    [Theory]
    [InlineData("FIN-12", "New laptop", "FIN-12: New laptop")]
    [InlineData("FIN-12", null, "FIN-12")]
    [InlineData(null, "New laptop", "New laptop")]
    [InlineData(null, null, "(no title)")]
    public void Compose_KeyAndSummary_AreTheTitle(string? key, string? summary, string title)
    {
        var message = Compose(new EventSubject(key, summary, null, null));

        message.Text.ShouldStartWith($"For your information: {title}  |  ");
        Section(message).ShouldEndWith($"*For your information* -- {title}");
    }

    [Theory]
    [InlineData(900, true)]
    [InlineData(901, false)]
    public void Compose_LongUrl_IsLeftToTheButton(int length, bool isLinked)
    {
        var url = "https://acme.test/".PadRight(length, 'p');

        var message = Compose(new EventSubject("FIN-12", null, url, null));

        Section(message).ShouldEndWith(isLinked ? $" -- <{url}|FIN-12>" : " -- FIN-12");
        message.Blocks.OfType<ActionsBlock>().ShouldHaveSingleItem().Elements.ShouldHaveSingleItem().Url.ShouldBe(url);
    }

    [Theory]
    [InlineData("FIN", "Finance", "Project: *Finance*")]
    [InlineData("FIN", null, "Project: *FIN*")]
    public void Compose_Project_IsNamed(string? key, string? name, string shown) =>
        Compose(new EventSubject("FIN-12", null, null, new EventProject(key, name))).Blocks.OfType<ContextBlock>().ShouldHaveSingleItem()
            .Elements.ShouldBe([new MrkdwnText(shown)]);

    private static SlackMessage Compose(EventSubject subject) =>
        MessageComposer.Compose(new NotificationOnly(), SampleEvents.Body(SampleEvents.Smallest) with { Subject = subject }, SampleEvents.WebhookRoute);

    private static string Section(SlackMessage message) => message.Blocks.OfType<SectionBlock>().Single().Text.Text;
}
