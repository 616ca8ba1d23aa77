namespace Portal.Domain.Notifications;

/// <summary>For whom a notification is. With its event and purpose it identifies the notification.</summary>
public readonly record struct RecipientKey
{
    private const string ChannelPrefix = "channel:";
    private const string PersonPrefix = "person:";
    private const string GroupPrefix = "group:";
    private readonly string _text;

    private RecipientKey(string text) => _text = text;

    /// <summary>For the people of an event that could not be routed.</summary>
    public static RecipientKey Unrouted { get; } = new("unrouted");

    public bool IsChannel => _text.StartsWith(ChannelPrefix, StringComparison.Ordinal);

    /// <param name="id">Slack's id of the channel, or ours of the connection that is bound to one.</param>
    public static RecipientKey Channel(string id) => new(ChannelPrefix + id);

    /// <param name="key">What tells the person apart: account, e-mail or name.</param>
    public static RecipientKey Person(string key) => new(PersonPrefix + key);

    /// <param name="id">The source's id or name of the group.</param>
    public static RecipientKey Group(string id) => new(GroupPrefix + id);

    /// <exception cref="FormatException">The text is not what <see cref="ToString"/> made.</exception>
    public static RecipientKey Parse(string text) =>
        text == Unrouted._text || text.StartsWith(ChannelPrefix, StringComparison.Ordinal) || text.StartsWith(PersonPrefix, StringComparison.Ordinal) || text.StartsWith(GroupPrefix, StringComparison.Ordinal)
            ? new RecipientKey(text)
            : throw new FormatException($"\"{text}\" is no recipient of a notification.");

    /// <summary>The form in which it is stored and shown, such as <c>channel:C1</c>.</summary>
    public override string ToString() => _text;
}
