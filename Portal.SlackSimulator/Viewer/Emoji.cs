using System.Collections.Frozen;

namespace Portal.SlackSimulator.Viewer;

/// <summary>The emoji that notifications use. Others stay as they were written, which shows their name.</summary>
internal static class Emoji
{
    private const int LongestName = 32;

    private static readonly FrozenDictionary<string, string> ByName = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["white_check_mark"] = "✅",
        ["heavy_check_mark"] = "✔️",
        ["x"] = "❌",
        ["warning"] = "⚠️",
        ["no_entry"] = "⛔",
        ["no_entry_sign"] = "🚫",
        ["bell"] = "🔔",
        ["mailbox"] = "📫",
        ["email"] = "📧",
        ["memo"] = "📝",
        ["page_facing_up"] = "📄",
        ["clipboard"] = "📋",
        ["link"] = "🔗",
        ["hourglass"] = "⌛",
        ["hourglass_flowing_sand"] = "⏳",
        ["alarm_clock"] = "⏰",
        ["calendar"] = "📅",
        ["date"] = "📅",
        ["eyes"] = "👀",
        ["wave"] = "👋",
        ["tada"] = "🎉",
        ["rocket"] = "🚀",
        ["fire"] = "🔥",
        ["bulb"] = "💡",
        ["lock"] = "🔒",
        ["key"] = "🔑",
        ["+1"] = "👍",
        ["thumbsup"] = "👍",
        ["-1"] = "👎",
        ["thumbsdown"] = "👎",
        ["speech_balloon"] = "💬",
        ["busts_in_silhouette"] = "👥",
        ["arrow_right"] = "➡️",
        ["repeat"] = "🔁",
        ["question"] = "❓",
        ["exclamation"] = "❗",
        ["information_source"] = "ℹ️",
        ["red_circle"] = "🔴",
        ["large_green_circle"] = "🟢",
        ["large_yellow_circle"] = "🟡",
        ["rotating_light"] = "🚨",
        ["stopwatch"] = "⏱️",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The end of a known ":name:" that starts here, or 0.</summary>
    public static int End(ReadOnlySpan<char> text, int at)
    {
        var rest = text[(at + 1)..];
        var length = rest[..Math.Min(rest.Length, LongestName + 1)].IndexOf(':');
        return length > 0 && Find(rest[..length]) is not null ? at + length + 2 : 0;
    }

    public static string? Find(ReadOnlySpan<char> name) =>
        ByName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var emoji) ? emoji : null;
}
