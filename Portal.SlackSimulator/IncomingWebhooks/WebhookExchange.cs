using Portal.SlackSimulator.Faults;
using Portal.SlackSimulator.Requests;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.IncomingWebhooks;

/// <param name="Webhook">Null if no webhook has that path.</param>
/// <param name="Payload">Null if it was no JSON object.</param>
internal sealed record WebhookExchange(Workspace Workspace, string Path, SlackWebhook? Webhook, Arguments? Payload, Fault? Fault);
