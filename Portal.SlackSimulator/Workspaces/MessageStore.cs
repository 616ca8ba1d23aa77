namespace Portal.SlackSimulator.Workspaces;

/// <summary>The newest messages of the workspace. The lock is held to add and to copy, never to parse or to render.</summary>
internal sealed class MessageStore(TimeProvider clock)
{
    public const int Capacity = 5_000;

    private readonly Lock _gate = new();
    private readonly Queue<SlackMessage> _all = new(Capacity + 1);
    private readonly Dictionary<string, Queue<SlackMessage>> _byChannel = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Channel, string Ts), SlackMessage> _byTs = [];
    private readonly Dictionary<string, long> _posted = new(StringComparer.Ordinal);
    private long _lastMicroseconds;
    private long _version;

    /// <summary>Changes with every post and update; the viewer asks for it to see whether anything is new.</summary>
    public long Version => Interlocked.Read(ref _version);

    public SlackMessage Add(string channelId, string? threadTs, string source, MessageContent content, bool isBroadcast = false)
    {
        lock (_gate)
        {
            var message = new SlackMessage(channelId, TakeTs(), threadTs, source, content) { IsBroadcast = isBroadcast };
            _all.Enqueue(message);
            ChannelQueue(channelId).Enqueue(message);
            _byTs[(channelId, message.Ts)] = message;
            _posted[channelId] = _posted.GetValueOrDefault(channelId) + 1;
            DropOldest();
            Interlocked.Increment(ref _version);
            return message;
        }
    }

    public void Update(SlackMessage message, MessageContent content)
    {
        message.Replace(content);
        Interlocked.Increment(ref _version);
    }

    /// <summary>For a message that is not kept.</summary>
    public string NextTs()
    {
        lock (_gate)
        {
            return TakeTs();
        }
    }

    /// <summary>Answers whether it was still there.</summary>
    public bool Remove(SlackMessage message)
    {
        lock (_gate)
        {
            if (!_byTs.Remove((message.ChannelId, message.Ts)))
            {
                return false;
            }

            message.IsDeleted = true;
            Interlocked.Increment(ref _version);
            return true;
        }
    }

    public SlackMessage? Find(string channelId, string ts)
    {
        lock (_gate)
        {
            return _byTs.GetValueOrDefault((channelId, ts));
        }
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<SlackMessage> In(string? channelId)
    {
        lock (_gate)
        {
            IEnumerable<SlackMessage> kept = channelId is null ? _all : _byChannel.TryGetValue(channelId, out var queue) ? queue : [];
            return [.. kept.Where(message => !message.IsDeleted)];
        }
    }

    /// <summary>How many were ever posted, by channel: more than are kept.</summary>
    public IReadOnlyDictionary<string, long> Posted()
    {
        lock (_gate)
        {
            return new Dictionary<string, long>(_posted, StringComparer.Ordinal);
        }
    }

    private Queue<SlackMessage> ChannelQueue(string channelId)
    {
        if (!_byChannel.TryGetValue(channelId, out var queue))
        {
            _byChannel[channelId] = queue = new Queue<SlackMessage>();
        }

        return queue;
    }

    private void DropOldest()
    {
        if (_all.Count > Capacity)
        {
            // The oldest of all is also the oldest of its channel.
            var oldest = _all.Dequeue();
            _byChannel[oldest.ChannelId].Dequeue();
            _byTs.Remove((oldest.ChannelId, oldest.Ts));
        }
    }

    // Unique in the workspace, which is more than Slack's "unique in the channel".
    private string TakeTs()
    {
        var microseconds = (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        _lastMicroseconds = Math.Max(microseconds, _lastMicroseconds + 1);
        return $"{_lastMicroseconds / 1_000_000}.{_lastMicroseconds % 1_000_000:D6}";
    }
}
