namespace Portal.SlackSimulator.IncomingWebhooks;

internal sealed record WebhookAnswer(int Status, string Body);
