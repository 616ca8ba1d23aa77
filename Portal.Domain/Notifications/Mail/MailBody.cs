using Portal.Domain.Notifications.Reading;

namespace Portal.Domain.Notifications.Mail;

/// <summary>What a mail says that takes the place of a message in Slack: all of the message, its links and where its buttons lead.</summary>
/// <param name="Text">For those who read plain text.</param>
/// <param name="Html">The same, as a page without scripts, pictures or anything that is loaded.</param>
public sealed record MailBody(string Text, string Html)
{
    private const string Why = "You get this e-mail because Slack could not show you the message.";

    /// <param name="payload">The JSON that Slack was to show.</param>
    public static MailBody Of(string payload)
    {
        var blocks = ShownMessage.Read(payload).Blocks;
        return new MailBody(MailText.Of(blocks, Why), MailHtml.Of(blocks, Why));
    }
}
