using System.Security.Cryptography;
using System.Text;
using MimeKit;
using Portal.Domain.Notifications.Mail;

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

        var recipient = MailboxAddress.Parse(Strict, to);
        var body = MailBody.Of(request.Payload);
        var both = new MultipartAlternative(new TextPart("plain") { Text = body.Text }, new TextPart("html") { Text = body.Html });

        // A header must be one line; what came from outside may not be.
        var mail = new MimeMessage([sender], [recipient], request.Subject.ReplaceLineEndings(" "), both) { Date = now, MessageId = IdOf(request, sender, recipient) };
        // No answer of a machine is wanted (RFC 3834), and none leads anywhere.
        mail.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", "All");
        mail.Headers.Add("X-Portal-Notification", request.NotificationId.ToString());
        return mail;
    }

    // The same for the same mail: where one has to be sent again because nobody knows what became of it, a mail server or program can see that it is one.
    private static string IdOf(FallbackRequest request, MailboxAddress sender, MailboxAddress recipient)
    {
        var address = SHA256.HashData(Encoding.UTF8.GetBytes(recipient.Address.ToLowerInvariant()));
        return $"{request.NotificationId:N}.{Convert.ToHexStringLower(address.AsSpan(0, 8))}@{sender.Domain}";
    }
}
