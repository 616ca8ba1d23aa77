namespace Portal.SlackSimulator.Workspaces;

internal sealed class SlackMessage(string channelId, string ts, string? threadTs, string source, MessageContent content)
{
    private volatile MessageContent _content = content;
    private int _updates;

    public string ChannelId => channelId;

    public string Ts => ts;

    public string? ThreadTs => threadTs;

    /// <summary>It stands in a thread, and not as its first message.</summary>
    public bool IsReply => threadTs is not null && threadTs != ts;

    /// <summary>A reply that the conversation shows as well.</summary>
    public bool IsBroadcast { get; set; }

    /// <summary>The method or the webhook that it came by.</summary>
    public string Source => source;

    public MessageContent Content => _content;

    public int Updates => _updates;

    /// <summary>Deleted ones keep their place in the queues until they are the oldest.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>An incoming webhook posts as an integration of its own, which chat.update may not touch.</summary>
    public bool IsFromWebhook => source.StartsWith('/');

    public void Replace(MessageContent content)
    {
        _content = content;
        Interlocked.Increment(ref _updates);
    }
}
