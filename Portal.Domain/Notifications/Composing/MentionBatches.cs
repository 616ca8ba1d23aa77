using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Messages;

namespace Portal.Domain.Notifications.Composing;

/// <summary>Shares the mentions of a large group out: the first into the message, the rest into replies (seed 003).</summary>
public static class MentionBatches
{
    public const int Size = 50;

    /// <summary>How many replies follow the message.</summary>
    public static int RepliesFor(int people) => (people - 1) / Size;

    /// <summary>The people of a reply; 1 is the first.</summary>
    public static IEnumerable<T> Of<T>(IEnumerable<T> people, int reply) => people.Skip(reply * Size).Take(Size);

    /// <summary>The message that mentions a batch.</summary>
    public static SlackMessage Compose(EventBody original, IReadOnlyList<Recipient> batch)
    {
        var text = $"Also for: {NameList.Join(batch.Select(NameList.NameOf), MessageLimits.Names)}";
        return new SlackMessage(
            $"{SubjectLine.Plain(original.Subject)} | {text}",
            [new SectionBlock(new MrkdwnText($"Also for: {NameList.Mentions(batch, MessageLimits.Section - 20)}"))]);
    }
}
