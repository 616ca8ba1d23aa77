using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Domain.Slack;

namespace Portal.Slack.Connections;

/// <summary>A way to reach Slack. Everything that differs between ways is a member here; <c>AddPortalSlack</c> lists them.</summary>
public abstract class ConnectionMode
{
    /// <summary>The name in settings and in the database; see <see cref="ConnectionModeKeys"/>.</summary>
    public abstract string Key { get; }

    public abstract string DisplayName { get; }

    /// <summary>What people get, in a sentence for the admin who chooses.</summary>
    public abstract string Promise { get; }

    /// <summary>How delivery attempts name its calls, for example <c>chat.postMessage</c>.</summary>
    public abstract string Method { get; }

    /// <summary>The channel is part of the connection and cannot be chosen.</summary>
    public abstract bool HasFixedChannel { get; }

    /// <summary>People are mentioned so that Slack notifies them, not just named.</summary>
    public abstract bool MentionsPeople { get; }

    /// <summary>What was sent can be changed, so it is kept true.</summary>
    public virtual bool CanUpdate => false;

    /// <summary>The token that finds people by their e-mail; null where people are only named.</summary>
    public virtual Secret? LookupToken(ConnectionSecrets secrets) => null;

    public virtual bool NeedsWebhookUrl => false;

    /// <summary>A token that posts; "Add to Slack" brings it too.</summary>
    public virtual bool NeedsBotToken => false;

    /// <summary>A token that only finds people.</summary>
    public virtual bool NeedsLookupToken => false;

    /// <summary>Posts one message, once: it never repeats a call by itself. Failures are values; only cancellation throws.</summary>
    public abstract Task<SlackResult<SlackReceipt>> SendAsync(ConnectionSecrets secrets, OutgoingMessage message, CancellationToken ct);

    /// <summary>Replaces what a message shows. Only where <see cref="CanUpdate"/>; elsewhere the answer is an error.</summary>
    public virtual Task<SlackResult<SlackReceipt>> UpdateAsync(ConnectionSecrets secrets, SlackReceipt message, ReadOnlyMemory<byte> payload, CancellationToken ct) =>
        Task.FromResult(new SlackResult<SlackReceipt>(null, SlackError.Classify("cant_update_message", null, detail: $"{DisplayName} cannot change what was sent.")));
}
