using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Portal.Domain.Notifications.Delivery;
using Portal.Slack;

namespace Portal.Worker.Notifications.Sending;

/// <summary>The pace of each connection, kept between the runs of its job.</summary>
internal sealed class Pacers(IOptions<SlackOptions> options)
{
    private readonly ConcurrentDictionary<Guid, Pacer> _pacers = new();

    /// <summary>A webhook is bound to one channel, so the limit of a channel is the connection's (facts: 1 message a second).</summary>
    public Pacer For(Guid connectionId) =>
        _pacers.GetOrAdd(connectionId, _ => new Pacer(options.Value.Limits.MessagesPerSecondPerChannel, burst: 1));
}
