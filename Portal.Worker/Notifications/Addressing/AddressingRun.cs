using Portal.Domain;
using Portal.Domain.Notifications;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Addressing;

/// <summary>One run for a connection: how fast Slack may be asked, and which Slack users people are, as far as the run knows.</summary>
internal sealed class AddressingRun(SlackConnection connection, SlackPace pace)
{
    private readonly Dictionary<string, string?> _users = new(StringComparer.Ordinal);

    private readonly HashSet<string> _doubtful = new(StringComparer.Ordinal);

    public SlackConnection Connection => connection;

    public SlackPace Pace => pace;

    /// <summary>Null where people are not looked up: names must do.</summary>
    public Secret? Token { get; } = connection.Mode.LookupToken(connection.Secrets);

    /// <summary>Whether none of them is still to be looked up, or to be checked.</summary>
    public bool Knows(UnknownPeople people) => Token is null || people.Emails.All(email => _users.ContainsKey(email) && !_doubtful.Contains(email));

    /// <summary>The e-mails that are still to be looked up, each once.</summary>
    public IReadOnlyList<string> Unknown(IEnumerable<UnknownPeople> people) =>
        [.. people.SelectMany(one => one.Emails).Where(email => !_users.ContainsKey(email)).Distinct(StringComparer.Ordinal)];

    /// <summary>The e-mails of people who were found so long ago that they are to be checked, each once.</summary>
    public IReadOnlyList<string> Doubtful(IEnumerable<UnknownPeople> people) =>
        _doubtful.Count == 0 ? [] : [.. people.SelectMany(one => one.Emails).Where(_doubtful.Contains).Distinct(StringComparer.Ordinal)];

    /// <summary>The Slack id of the user with this e-mail; null for one who is unknown, to Slack or to this run.</summary>
    public string? Find(string? email) => EmailKey.Of(email) is { } key ? _users.GetValueOrDefault(key) : null;

    /// <param name="known">What is cached, by e-mail.</param>
    public void Add(IReadOnlyDictionary<string, KnownSlackUser> known)
    {
        foreach (var (email, user) in known)
        {
            _users[email] = user.SlackUserId;
            if (user.IsDoubtful)
            {
                _doubtful.Add(email);
            }
        }
    }

    /// <param name="answers">Slack ids by e-mail; null for a person whom Slack does not know.</param>
    public void Add(IReadOnlyDictionary<string, string?> answers)
    {
        foreach (var (email, slackUserId) in answers)
        {
            _users[email] = slackUserId;
            _doubtful.Remove(email);
        }
    }

    /// <summary>For this run only: who could not be checked now is taken for who was found, for a message must not wait for that.</summary>
    public void Trust() => _doubtful.Clear();

    /// <summary>For this run only: people whom Slack would not speak of go by their names this once.</summary>
    public void NameOnly(IEnumerable<string> emails)
    {
        foreach (var email in emails)
        {
            _users[email] = null;
        }
    }
}
