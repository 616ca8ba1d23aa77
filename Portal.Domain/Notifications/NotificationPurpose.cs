using System.Globalization;
using System.Runtime.InteropServices;

namespace Portal.Domain.Notifications;

/// <summary>What a notification is for. Its recipient may have several of one event, each for another purpose.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct NotificationPurpose
{
    private const string MentionsPrefix = "mentions ";
    private readonly string _text;

    private NotificationPurpose(string text, int reply = 0) => (_text, Reply) = (text, reply);

    /// <summary>The event's message.</summary>
    public static NotificationPurpose Post { get; } = new("post");

    /// <summary>The fallback for a person whom Slack does not know.</summary>
    public static NotificationPurpose NotInSlack { get; } = new("not_in_slack");

    /// <summary>A connection's test.</summary>
    public static NotificationPurpose Test { get; } = new("test");

    /// <summary>Which reply to the event's message it is; 0 for what is none.</summary>
    public int Reply { get; }

    /// <summary>A reply that mentions those for whom the event's message had no room; 1 is the first.</summary>
    public static NotificationPurpose Mentions(int reply) => new(string.Create(CultureInfo.InvariantCulture, $"{MentionsPrefix}{reply}"), reply);

    /// <exception cref="FormatException">The text is not what <see cref="ToString"/> made.</exception>
    public static NotificationPurpose Parse(string text) => text switch
    {
        "post" => Post,
        "not_in_slack" => NotInSlack,
        "test" => Test,
        _ when text.StartsWith(MentionsPrefix, StringComparison.Ordinal) => Mentions(int.Parse(text.AsSpan(MentionsPrefix.Length), CultureInfo.InvariantCulture)),
        _ => throw new FormatException($"\"{text}\" is no purpose of a notification."),
    };

    /// <summary>The form in which it is stored and shown, such as <c>mentions 1</c>.</summary>
    public override string ToString() => _text;
}
