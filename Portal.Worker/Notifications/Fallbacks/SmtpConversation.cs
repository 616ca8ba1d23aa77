using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Portal.Worker.Notifications.Fallbacks;

/// <summary>One connection to the mail server for as many mails as there are.</summary>
internal sealed class SmtpConversation(SmtpOptions options) : IDisposable
{
    // A server inside a closed network has a certificate whose revocation list cannot be fetched.
    private readonly SmtpClient _client = new() { CheckCertificateRevocation = false };

    /// <summary>Connects, unless the connection stands.</summary>
    /// <exception cref="NotSupportedException">TLS is wanted, and the server does not offer it.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_client.IsConnected)
        {
            return;
        }

        await _client.ConnectAsync(options.Host, options.Port, options.UseTls ? SecureSocketOptions.StartTls : SecureSocketOptions.None, cancellationToken);
        if (options.UserName.Length > 0)
        {
            await AuthenticateAsync(cancellationToken);
        }
    }

    public Task SendAsync(MimeMessage mail, CancellationToken cancellationToken) => _client.SendAsync(mail, cancellationToken);

    public Task CloseAsync(CancellationToken cancellationToken) => _client.DisconnectAsync(quit: true, cancellationToken);

    public void Dispose() => _client.Dispose();

    private async Task AuthenticateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _client.AuthenticateAsync(options.UserName, options.Password, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
#pragma warning disable MA0054 // The failure's text is the server's answer, which may repeat the password.
            throw new AuthenticationException($"The mail server did not take Smtp__UserName and Smtp__Password ({failure.GetType().Name}).");
#pragma warning restore MA0054
        }
    }
}
