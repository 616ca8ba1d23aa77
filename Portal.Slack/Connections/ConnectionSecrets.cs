using Portal.Domain;

namespace Portal.Slack.Connections;

/// <summary>What a connection keeps encrypted, decrypted for one call. Which of them are set depends on the mode.</summary>
public sealed record ConnectionSecrets(Secret? WebhookUrl, Secret? BotToken, Secret? LookupBotToken);
