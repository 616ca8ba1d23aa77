using MailKit.Net.Smtp;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Domain.Errors;
using Portal.Domain.Notifications.Routing;

namespace Portal.Worker.Notifications.Fallbacks;

/// <summary>Tells the people by e-mail, through the configured mail server.</summary>
internal sealed partial class EmailFallback(IOptions<SmtpOptions> options, TimeProvider time, ILogger<EmailFallback> logger) : Fallback
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
        using var timeout = new CancellationTokenSource(options.Value.Timeout, time);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var conversation = new SmtpConversation(options.Value);
        var (sent, cause, isCertain) = (0, Refused, true);
        try
        {
            foreach (var address in addresses)
            {
                await conversation.OpenAsync(bound.Token);
                var outcome = await TrySendAsync(conversation, request, address, bound.Token);
                sent += outcome == MailOutcome.Taken ? 1 : 0;
                isCertain &= outcome == MailOutcome.NotNow;
            }

            await conversation.CloseAsync(bound.Token);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.BrokenOff(logger, request.NotificationId, failure);
            cause = failure is NotSupportedException ? WithoutTls : Refused;
        }

        return sent == addresses.Count
            ? new FallbackResult(sent == 1 ? "Sent by e-mail to 1 address." : $"Sent by e-mail to {sent} addresses.")
            : new FallbackResult(sent == 0 ? "The mail server did not take the e-mail." : $"Sent by e-mail to {sent} of {addresses.Count} addresses.", cause) { MayPass = isCertain };
    }

    // One address that no mail server takes must not cost the others their mail.
    private async Task<MailOutcome> TrySendAsync(SmtpConversation conversation, FallbackRequest request, string address, CancellationToken cancellationToken)
    {
        try
        {
            using var mail = FallbackMail.Write(request, options.Value.From, address, time.GetUtcNow());
            await conversation.SendAsync(mail, cancellationToken);
            return MailOutcome.Taken;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotSent(logger, request.NotificationId, failure);
            return failure is SmtpCommandException { StatusCode: < SmtpStatusCode.SyntaxError } ? MailOutcome.NotNow : MailOutcome.Refused;
        }
    }

    private enum MailOutcome
    {
        Taken,

        // A mail server's 4yz (RFC 5321, section 4.2.1): it may take the same mail later.
        NotNow,

        // For good, or nobody can tell.
        Refused,
    }

    private static Advice Refused => Problem(
        "smtp_failed",
        "The mail server refused an e-mail, or could not be reached.",
        "Look for the notification's id in the portal's log, then check Smtp__Host, Smtp__Port, Smtp__UserName and Smtp__Password, and the recipients' addresses.");

    private static Advice WithoutTls => Problem(
        "smtp_without_tls",
        "The mail server does not offer STARTTLS, so an e-mail was not sent: it would have gone in the clear.",
        "Set Smtp__Port to a port where the server offers STARTTLS, mostly 587. Smtp__UseTls=false is only for a relay on the same machine.");

    private static Advice Problem(string code, string message, string remedy) => new(ErrorLevel.Error, code, message, remedy);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "An e-mail for notification {NotificationId} was not sent.")]
        public static partial void NotSent(ILogger logger, Guid notificationId, Exception failure);

        [LoggerMessage(2, LogLevel.Warning, "The mail server was not reached, or not in time, so that e-mails for notification {NotificationId} were not sent.")]
        public static partial void BrokenOff(ILogger logger, Guid notificationId, Exception failure);
    }
}
