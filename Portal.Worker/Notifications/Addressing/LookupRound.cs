using System.Collections.Concurrent;
using Portal.Domain.Notifications.Delivery;

namespace Portal.Worker.Notifications.Addressing;

/// <summary>What one round of asking brought.</summary>
internal sealed class LookupRound
{
    private readonly ConcurrentDictionary<string, string?> _answers = new(StringComparer.Ordinal);

    /// <summary>Slack ids by e-mail; null for whom Slack does not know.</summary>
    public IReadOnlyDictionary<string, string?> Answers => _answers;

    /// <summary>The token may not ask at all.</summary>
    public SlackError? Refused { get; set; }

    public void Add(string email, string? slackUserId) => _answers[email] = slackUserId;
}
