using System.Collections.Concurrent;

namespace Portal.SlackSimulator.Limits;

/// <summary>
/// Slack's limits: a method's calls in a minute, messages to a channel in a second whatever way they come, and messages to the
/// workspace in a minute. Everything is one app here.
/// </summary>
internal sealed class RateLimits(TimeProvider clock)
{
    private volatile LimitSettings _settings = new();
    private ConcurrentDictionary<string, MinuteWindow> _windows = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, TokenBucket> _channels = new(StringComparer.Ordinal);

    public LimitSettings Settings => _settings;

    /// <summary>Takes new settings and forgets what was counted.</summary>
    public void Use(LimitSettings settings)
    {
        _settings = settings;
        _windows = new(StringComparer.Ordinal);
        _channels = new(StringComparer.Ordinal);
    }

    /// <summary>Counts one call. Answers the seconds to wait if it was one too many.</summary>
    public int? Count(string team, string method, RateTier tier, string? channel)
    {
        var settings = _settings;
        if (!settings.Enabled)
        {
            return null;
        }

        return tier == RateTier.Posting
            ? CountChannel(settings, channel) ?? CountMinute($"{team}/posting", settings.PerMinute(tier))
            : CountMinute($"{team}/{method}", settings.PerMinute(tier));
    }

    private int? CountMinute(string name, int perMinute) =>
        perMinute == 0 ? null : _windows.GetOrAdd(name, _ => new MinuteWindow()).Take(perMinute, clock.GetUtcNow());

    private int? CountChannel(LimitSettings settings, string? channel) => channel is null || settings.ChannelPerSecond <= 0
        ? null
        : _channels.GetOrAdd(channel, _ => new TokenBucket()).Take(settings.ChannelPerSecond, settings.ChannelBurst, clock.GetUtcNow());
}
