using System.Collections.Concurrent;
using Portal.Domain;
using Portal.Domain.Slack;
using Portal.Slack.Api;
using Portal.Worker.Slack;

namespace Portal.Worker.Notifications.Addressing;

/// <summary>Conversations of several people. The same people always have the same one, so it is asked for once.</summary>
internal sealed class Conversations(SlackWebApi slack)
{
    private const int MostInMemory = 10_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<(Guid ConnectionId, string People), string> _opened = new();

    /// <summary>The conversation's id; an error that is final for these people; or neither, when it has to be asked again later.</summary>
    public async Task<SlackResult<string?>> OpenAsync(
        Guid connectionId, Secret token, SlackPace pace, IReadOnlyList<string> userIds, CancellationToken cancellationToken)
    {
        var key = (connectionId, string.Join(',', userIds.Order(StringComparer.Ordinal)));
        if (_opened.TryGetValue(key, out var opened))
        {
            return new(opened, null);
        }

        if (pace.Take(SlackMethod.OpenConversation, 1) == 0)
        {
            return new(null, null);
        }

        var answer = await slack.OpenConversationAsync(token, userIds, cancellationToken);
        if (answer.Value is { } id)
        {
            Keep(key, id);
            return new(id, null);
        }

        return new(null, pace.WaitsFor(SlackMethod.OpenConversation, answer.Error!, Pause) ? null : answer.Error);
    }

    private void Keep((Guid ConnectionId, string People) key, string id)
    {
        if (_opened.Count >= MostInMemory)
        {
            _opened.Clear();
        }

        _opened[key] = id;
    }
}
