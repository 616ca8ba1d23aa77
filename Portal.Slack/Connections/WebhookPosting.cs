using Portal.Domain;
using Portal.Domain.Slack;
using Portal.Slack.Api;

namespace Portal.Slack.Connections;

/// <summary>What both webhook modes do to post.</summary>
internal static class WebhookPosting
{
    public static async Task<SlackResult<SlackReceipt>> SendAsync(this WebhookClient webhooks, Secret? url, OutgoingMessage message, CancellationToken ct)
    {
        if (url is null)
        {
            return new(null, SlackError.Classify("secret_missing", null, detail: "The connection has no webhook URL."));
        }

        var posted = await webhooks.PostAsync(url, message.Payload, ct);
        return posted.IsOk ? new(new SlackReceipt(null, null), null) : new(null, posted.Error);
    }
}
