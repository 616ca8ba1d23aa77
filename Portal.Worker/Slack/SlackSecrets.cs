using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Portal.Data.Auth;
using Portal.Domain;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.Slack.Connections;

namespace Portal.Worker.Slack;

/// <summary>Decrypts a connection's secrets.</summary>
internal sealed partial class SlackSecrets(SecretVault vault, ILogger<SlackSecrets> logger)
{
    /// <summary>Null when the key ring of this process lacks their key.</summary>
    public ConnectionSecrets? Reveal(Connection row)
    {
        try
        {
            return new ConnectionSecrets(
                Reveal(SecretPurpose.WebhookUrl, row.WebhookUrl),
                Reveal(SecretPurpose.BotToken, row.BotToken),
                Reveal(SecretPurpose.LookupBotToken, row.LookupBotToken));
        }
        catch (CryptographicException failure)
        {
            Log.Unreadable(logger, row.Id, failure);
            return null;
        }
    }

    private Secret? Reveal(SecretPurpose purpose, ProtectedSecret? secret) => secret is null ? null : vault.Reveal(purpose, secret);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The secrets of connection {ConnectionId} cannot be decrypted: the key ring lacks their key. Replace them on the Connections page.")]
        public static partial void Unreadable(ILogger logger, Guid connectionId, Exception failure);
    }
}
