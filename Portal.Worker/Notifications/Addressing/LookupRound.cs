using System.Collections.Concurrent;
using Portal.Domain.Slack;

namespace Portal.Worker.Notifications.Addressing;

/// <summary>What one round of asking brought.</summary>
internal sealed class LookupRound
{
    private readonly ConcurrentDictionary<string, string?> _answers = new(StringComparer.Ordinal);

    private readonly ConcurrentBag<string> _refused = [];

    /// <summary>Slack ids by e-mail; null for whom Slack does not know.</summary>
    public IReadOnlyDictionary<string, string?> Answers => _answers;

    /// <summary>Why Slack does not answer; a token that may not ask at all before what may be the matter with one question.</summary>
    public SlackError? Refused { get; private set; }

    /// <summary>Whom Slack would not speak of. That says nothing of whether they are there, so it is not kept.</summary>
    public IReadOnlyCollection<string> RefusedEmails => _refused;

    /// <summary>How long until Slack may be asked again.</summary>
    public TimeSpan Wait { get; set; }

    public void Add(string email, string? slackUserId) => _answers[email] = slackUserId;

    public void Refuse(string email, SlackError error)
    {
        _refused.Add(email);
        lock (_refused)
        {
            Refused = Refused?.Kind == SlackErrorKind.Connection ? Refused : error;
        }
    }
}
