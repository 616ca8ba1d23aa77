using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.EventTypes;
using Portal.Domain.Notifications.Messages;

namespace Portal.Domain.Notifications.Composing;

/// <summary>The message of a matter that asks its readers nothing any more: struck out, without buttons (seed 003, "Updated Message After Decision").</summary>
internal static class ClosedMessage
{
    /// <param name="type">The kind of the event that asked.</param>
    /// <param name="original">That event.</param>
    /// <param name="line">What became of it, as markup.</param>
    /// <param name="note">What more there is to say, as markup.</param>
    public static SlackMessage Compose(Announcement type, EventBody original, string line, string? note)
    {
        var title = type.TitleOf(original);
        List<Block> blocks = [new SectionBlock(new MrkdwnText($"~*{title}*~ -- {SubjectLine.Linked(original.Subject)}\n{line}"))];
        if (note is not null)
        {
            blocks.Add(new ContextBlock([new MrkdwnText(note)]));
        }

        return new SlackMessage($"{Plain(line)}: {SubjectLine.Plain(original.Subject)}", blocks);
    }

    // The date is for those who look at the message; a phone's notification only says what happened.
    private static string Plain(string line)
    {
        var end = line.LastIndexOf("  |  ", StringComparison.Ordinal);
        return (end < 0 ? line : line[..end]).Replace("*", "", StringComparison.Ordinal);
    }
}
