using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Domain.Errors;
using Portal.Domain.Notifications.Routing;

namespace Portal.Worker.Notifications.Fallbacks;

/// <summary>Tells the people by e-mail, through the configured mail server.</summary>
internal sealed partial class EmailFallback(IOptions<SmtpOptions> options, ILogger<EmailFallback> logger) : Fallback
{
    public override string Key => FallbackKeys.Email;

    public override async Task<FallbackResult> RunAsync(FallbackRequest request, CancellationToken cancellationToken)
    {
        if (!options.Value.IsConfigured)
        {
            return new FallbackResult("No e-mail was sent: no mail server is configured.", Problem(
                "smtp_not_configured",
                "Slack did not take a message, and no mail server is configured to fall back to.",
                "Set Smtp__Host and Smtp__From, or choose SKIP or LOG_ONLY as the instance's fallback."));
        }

        var addresses = request.Recipients.Select(person => person.Email).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (addresses.Count == 0)
        {
            return new FallbackResult("No e-mail was sent: the event names no e-mail address.", Problem(
                "no_email_address",
                "Slack did not take a message, and the event named nobody's e-mail address to fall back to.",
                "Have the source send recipients[].email."));
        }

        return await SendAsync(request, addresses, cancellationToken);
    }

    private async Task<FallbackResult> SendAsync(FallbackRequest request, List<string> addresses, CancellationToken cancellationToken)
    {
        using var client = Connect();
        var sent = 0;
        foreach (var address in addresses)
        {
            sent += await TrySendAsync(client, request, address, cancellationToken) ? 1 : 0;
        }

        return sent == addresses.Count
            ? new FallbackResult(sent == 1 ? "Sent by e-mail to 1 address." : $"Sent by e-mail to {sent} addresses.")
            : new FallbackResult(sent == 0 ? "The mail server did not take the e-mail." : $"Sent by e-mail to {sent} of {addresses.Count} addresses.", Problem(
                "smtp_failed",
                "The mail server refused an e-mail, or could not be reached.",
                "Look for the notification's id in the portal's log, then check Smtp__Host, Smtp__Port, Smtp__UserName and Smtp__Password, and the recipients' addresses."));
    }

    // One address that no mail server takes must not cost the others their mail.
    private async Task<bool> TrySendAsync(SmtpClient client, FallbackRequest request, string address, CancellationToken cancellationToken)
    {
        try
        {
            using var mail = Write(request, address);
            await client.SendMailAsync(mail, cancellationToken);
            return true;
        }
        catch (Exception failure) when (failure is SmtpException or FormatException or InvalidOperationException)
        {
            Log.NotSent(logger, request.NotificationId, failure);
            return false;
        }
    }

    private SmtpClient Connect() => new(options.Value.Host, options.Value.Port)
    {
        EnableSsl = options.Value.UseTls,
        Timeout = (int)options.Value.Timeout.TotalMilliseconds,
        Credentials = options.Value.UserName.Length > 0 ? new NetworkCredential(options.Value.UserName, options.Value.Password) : null,
    };

    // A header must be one line; what came from outside may not be.
    private MailMessage Write(FallbackRequest request, string address) => new(new MailAddress(options.Value.From), new MailAddress(address))
    {
        Subject = request.Subject.ReplaceLineEndings(" "),
        Body = request.Text,
        Headers = { { "X-Portal-Notification", request.NotificationId.ToString() } },
    };

    private static Advice Problem(string code, string message, string remedy) => new(ErrorLevel.Error, code, message, remedy);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The e-mail for notification {NotificationId} was not sent.")]
        public static partial void NotSent(ILogger logger, Guid notificationId, Exception failure);
    }
}
