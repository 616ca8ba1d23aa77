using System.Globalization;

namespace Portal.Domain.Notifications.Reading;

/// <summary>Reads what stands between <c>&lt;</c> and <c>&gt;</c>: links, mentions, dates.</summary>
internal static class MrkdwnControl
{
    private const string DatePrefix = "!date^";
    private const string GroupPrefix = "!subteam^";

    /// <summary>Null for what is none of them, which is text then.</summary>
    public static MrkdwnNode? Read(string content, Func<string, IReadOnlyList<MrkdwnNode>> parse)
    {
        var bar = content.IndexOf('|', StringComparison.Ordinal);
        var target = bar < 0 ? content : content[..bar];
        var label = bar < 0 ? null : content[(bar + 1)..];
        return target switch
        {
            _ when target.Length < 2 => null,
            _ when target.StartsWith(DatePrefix, StringComparison.Ordinal) => Date(target[DatePrefix.Length..], label),
            _ when target.StartsWith(GroupPrefix, StringComparison.Ordinal) => Mention('@', label ?? target[GroupPrefix.Length..]),
            ['@', ..] or ['!', ..] => Mention('@', label ?? target[1..]),
            ['#', ..] => Mention('#', label ?? target[1..]),
            _ => Link(target, label, parse),
        };
    }

    /// <summary>Only these may become an anchor: anything else in a message must not run on a click.</summary>
    public static string? SafeUrl(string text)
    {
        var url = MrkdwnEntities.Decode(text);
        return !url.Any(IsBlank) && Uri.TryCreate(url, UriKind.Absolute, out var parsed) && (parsed.Scheme == Uri.UriSchemeHttps || parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeMailto)
            ? url
            : null;
    }

    // Uri trims what browsers trim too; Slack takes no address with a blank in it.
    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c);

    private static MentionNode Mention(char sign, string name) => new(sign + MrkdwnEntities.Decode(name).TrimStart('@', '#'));

    private static LinkNode? Link(string target, string? label, Func<string, IReadOnlyList<MrkdwnNode>> parse)
    {
        if (SafeUrl(target) is not { } url)
        {
            return null;
        }

        return string.IsNullOrWhiteSpace(label)
            ? new LinkNode(url, [new TextNode(url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? url["mailto:".Length..] : url)])
            : new LinkNode(url, parse(label));
    }

    // seconds^format[^link]; without a time or format that can be shown, Slack shows the fallback.
    private static MrkdwnNode? Date(string parts, string? fallback)
    {
        var fields = parts.Split('^', 3);
        if (fields.Length < 2 || !long.TryParse(fields[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            || seconds is < -62_135_596_800 or > 253_402_300_799)
        {
            return string.IsNullOrEmpty(fallback) ? null : new TextNode(MrkdwnEntities.Decode(fallback));
        }

        var time = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return new DateNode(time, MrkdwnDate.Format(time, MrkdwnEntities.Decode(fields[1])), fields.Length > 2 ? SafeUrl(fields[2]) : null);
    }
}
