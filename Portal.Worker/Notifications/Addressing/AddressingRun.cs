using Portal.Domain;
using Portal.Domain.Notifications;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Addressing;

/// <summary>One run for a connection: how fast Slack may be asked, and which Slack users people are, as far as the run knows.</summary>
internal sealed class AddressingRun(SlackConnection connection, SlackPace pace)
{
    private readonly Dictionary<string, string?> _users = new(StringComparer.Ordinal);

    public SlackConnection Connection => connection;

    public SlackPace Pace => pace;

    /// <summary>Null where people are not looked up: names must do.</summary>
    public Secret? Token { get; } = connection.Mode.LookupToken(connection.Secrets);

    /// <summary>Whether none of them is still to be looked up.</summary>
    public bool Knows(UnknownPeople people) => Token is null || people.Emails.All(_users.ContainsKey);

    /// <summary>The e-mails that are still to be looked up, each once.</summary>
    public IReadOnlyList<string> Unknown(IEnumerable<UnknownPeople> people) =>
        [.. people.SelectMany(one => one.Emails).Where(email => !_users.ContainsKey(email)).Distinct(StringComparer.Ordinal)];

    /// <summary>The Slack id of the user with this e-mail; null for one who is unknown, to Slack or to this run.</summary>
    public string? Find(string? email) => EmailKey.Of(email) is { } key ? _users.GetValueOrDefault(key) : null;

    /// <param name="answers">Slack ids by e-mail; null for a person whom Slack does not know.</param>
    public void Add(IReadOnlyDictionary<string, string?> answers)
    {
        foreach (var (email, slackUserId) in answers)
        {
            _users[email] = slackUserId;
        }
    }

    /// <summary>For this run only: people whom Slack would not speak of go by their names this once.</summary>
    public void NameOnly(IEnumerable<string> emails)
    {
        foreach (var email in emails)
        {
            _users[email] = null;
        }
    }
}
