using System.Collections.Concurrent;
using Portal.Domain;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Slack;
using Portal.Slack.Api;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Addressing;

/// <summary>
/// Opens the conversation of a group, and finds out whom it has to do without when Slack refuses because of one of them. At the first refusal
/// all of them are forgotten, so that they are looked up afresh. When the very same people are refused again, Slack is asked for each, and
/// those who cannot be written to count as unknown. It ends: a set of people is forgotten once, each of them is asked for once, and then the
/// set has become smaller or the refusal is final.
/// </summary>
internal sealed class GroupConversations(Conversations conversations, SlackUserCache cache, SlackWebApi slack)
{
    private const int MostInMemory = 10_000;
    private const string Slackbot = "USLACKBOT";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<(Guid ConnectionId, string People), Doubt> _doubts = new();

    /// <summary>As <see cref="Conversations.OpenAsync"/>: neither conversation nor error when the people have to be looked up again first.</summary>
    public async Task<SlackResult<string?>> OpenAsync(
        SlackConnection connection, SlackPace pace, IReadOnlyList<Recipient> people, IReadOnlyList<string> userIds, CancellationToken cancellationToken)
    {
        var emails = people.Where(person => person.SlackUserId is not null).ToLookup(person => person.SlackUserId!, person => EmailKey.Of(person.Email)!);
        var id = connection.Row.Id;
        if (userIds.SelectMany(user => emails[user]).Any(email => !cache.Remembers(id, email)))
        {
            return new(null, null);
        }

        var token = connection.Mode.LookupToken(connection.Secrets)!;
        var key = (id, string.Join(',', userIds.Order(StringComparer.Ordinal)));
        if (_doubts.TryGetValue(key, out var doubt) && doubt.IsExamined)
        {
            return await ExamineAsync(key, doubt, token, pace, emails, cancellationToken);
        }

        var opened = await conversations.OpenAsync(id, token, pace, userIds, cancellationToken);
        if (opened.Error is not { IsAboutPerson: true } error)
        {
            if (opened.Value is not null)
            {
                _doubts.TryRemove(key, out _);
            }

            return opened;
        }

        if (doubt is not null)
        {
            doubt.IsExamined = true;
            return await ExamineAsync(key, doubt, token, pace, emails, cancellationToken);
        }

        Begin(key, new Doubt(error, userIds));
        await cache.ForgetAsync(id, [.. userIds.SelectMany(user => emails[user])], cancellationToken);
        return new(null, null);
    }

    private async Task<SlackResult<string?>> ExamineAsync(
        (Guid ConnectionId, string People) key, Doubt doubt, Secret token, SlackPace pace, ILookup<string, string> emails, CancellationToken cancellationToken)
    {
        var count = pace.Take(SlackMethod.UserDetails, doubt.Unasked.Count);
        var asked = doubt.Unasked.Take(count).ToList();
        var verdicts = await Task.WhenAll(asked.Select(user => TakesMessagesAsync(token, pace, user, cancellationToken)));
        var unreachable = asked.Zip(verdicts).Where(pair => pair.Second == false).SelectMany(pair => emails[pair.First]).ToList();
        doubt.Unasked.RemoveAll(user => asked.IndexOf(user) is >= 0 and var index && verdicts[index] is not null);
        if (unreachable.Count == 0 && doubt.Unasked.Count > 0)
        {
            return new(null, null);
        }

        _doubts.TryRemove(key, out _);
        if (unreachable.Count == 0)
        {
            return new(null, doubt.Error);
        }

        await cache.RememberAsync(key.ConnectionId, unreachable.Distinct(StringComparer.Ordinal).ToDictionary(email => email, _ => (string?)null, StringComparer.Ordinal));
        return new(null, null);
    }

    /// <summary>Null when Slack has to be asked again later. Who may not be asked for is not held against them.</summary>
    private async Task<bool?> TakesMessagesAsync(Secret token, SlackPace pace, string userId, CancellationToken cancellationToken)
    {
        var answer = await slack.GetUserAsync(token, userId, cancellationToken);
        if (answer.Value is { } user)
        {
            return !user.IsDeleted && !user.IsBot && user.Id != Slackbot;
        }

        return pace.WaitsFor(SlackMethod.UserDetails, answer.Error!, Pause) ? null : !answer.Error!.IsAboutPerson;
    }

    private void Begin((Guid ConnectionId, string People) key, Doubt doubt)
    {
        if (_doubts.Count >= MostInMemory)
        {
            _doubts.Clear();
        }

        _doubts[key] = doubt;
    }

    /// <param name="Error">Why Slack refused them the first time.</param>
    private sealed record Doubt(SlackError Error, IReadOnlyList<string> People)
    {
        /// <summary>Refused again after they were looked up afresh.</summary>
        public bool IsExamined { get; set; }

        public List<string> Unasked { get; } = [.. People];
    }
}
