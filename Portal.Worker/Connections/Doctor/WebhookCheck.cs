using Microsoft.Extensions.Options;
using Portal.Domain.Connections.Doctor;
using Portal.Slack;
using Portal.Slack.Connections;

namespace Portal.Worker.Connections.Doctor;

/// <summary>Whether the webhook's URL is one that would be called.</summary>
internal sealed class WebhookCheck(IOptions<SlackOptions> options) : DoctorCheck
{
    public override string Name => "Webhook";

    public override bool Concerns(ConnectionMode mode) => mode.NeedsWebhookUrl;

    public override Task<IReadOnlyList<Finding>> ExamineAsync(ExaminedConnection examined, CancellationToken cancellationToken) =>
        Task.FromResult(WebhookFindings.Of(examined.Connection.Secrets.WebhookUrl, options.Value.AllowedWebhookHosts.ToHashSet(StringComparer.OrdinalIgnoreCase)));
}
