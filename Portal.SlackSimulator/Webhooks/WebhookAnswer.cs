namespace Portal.SlackSimulator.Webhooks;

internal sealed record WebhookAnswer(int Status, string Body);
