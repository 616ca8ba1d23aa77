using MimeKit;
using MimeKit.Utils;

namespace Portal.Worker.Notifications.Fallbacks;

/// <summary>The mail that stands for a message.</summary>
internal static class FallbackMail
{
    // A lenient reader would make an address of what no server takes.
    private static readonly ParserOptions Strict = new() { AddressParserComplianceMode = RfcComplianceMode.Strict, AllowAddressesWithoutDomain = false };

    /// <exception cref="ParseException">One of the addresses is none.</exception>
    public static MimeMessage Write(FallbackRequest request, string from, string to, DateTimeOffset now)
    {
        var sender = MailboxAddress.Parse(Strict, from);

        // A header must be one line; what came from outside may not be.
        var mail = new MimeMessage([sender], [MailboxAddress.Parse(Strict, to)], request.Subject.ReplaceLineEndings(" "), new TextPart("plain") { Text = request.Text })
        {
            Date = now,
            MessageId = MimeUtils.GenerateMessageId(sender.Domain),
        };
        mail.Headers.Add("X-Portal-Notification", request.NotificationId.ToString());
        return mail;
    }
}
