using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Portal.Domain.Connections;
using Portal.Slack;

namespace Portal.Worker.Slack;

/// <summary>The pace of each workspace, kept between the runs of a lane. Connections of one workspace share it, as Slack's limits do.</summary>
internal sealed class SlackPaces(IOptions<SlackOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, SlackPace> _paces = new(StringComparer.Ordinal);

    /// <summary>A webhook is bound to one channel, so its limit is the channel's (facts: 1 message a second).</summary>
    public SlackPace For(Connection connection, bool isWebhook) => _paces.GetOrAdd(
        isWebhook || connection.TeamId is null ? connection.Id.ToString() : $"{connection.AppId}:{connection.TeamId}",
        _ => new SlackPace(options.Value.Limits, isWebhook, time));
}
