using Portal.Domain.Notifications.Events;

namespace Portal.Domain.Notifications.Messages;

/// <summary>Names people in one line.</summary>
internal static class NameList
{
    public static string? NameOf(Recipient person) => person.DisplayName ?? person.Email ?? person.AccountId;

    public static string? NameOf(EventPerson? person) => person?.DisplayName ?? person?.Email ?? person?.AccountId;

    /// <summary>The people of an event, or its group where no people are known; empty where neither is.</summary>
    public static string Of(EventBody body, int longest)
    {
        string?[] names = body.Recipients.Count > 0 ? [.. body.Recipients.Select(NameOf)] : [body.Group?.Name ?? body.Group?.Id];
        return Join(names, longest);
    }

    /// <summary>Names joined by commas; what does not fit is counted: "and 12 more".</summary>
    public static string Join(IEnumerable<string?> names, int longest)
    {
        string[] lines = [.. names.OfType<string>().Select(name => Mrkdwn.Line(name, MessageLimits.Part)).Where(line => line.Length > 0)];
        var joined = string.Join(", ", lines);
        if (joined.Length <= longest)
        {
            return joined;
        }

        var room = longest - More(lines.Length).Length;
        var (shown, length) = (0, 0);
        while (shown < lines.Length && length + lines[shown].Length + 2 <= room)
        {
            length += lines[shown++].Length + 2;
        }

        return string.Join(", ", lines[..shown]) + More(lines.Length - shown);
    }

    private static string More(int count) => $" and {count} more";
}
