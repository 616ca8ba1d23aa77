using System.Globalization;
using System.Text;
using Portal.SlackSimulator.Requests;

namespace Portal.SlackSimulator.Api;

/// <summary>Cursor pagination as Slack does it: opaque cursors, an empty one at the end.</summary>
internal static class Paging
{
    private const string Mark = "next:";

    public static Page<T> Take<T>(IReadOnlyList<T> all, Arguments arguments, int defaultLimit, int most = 1000)
    {
        var limit = defaultLimit;
        if (arguments.Text("limit") is { Length: > 0 } text && (!int.TryParse(text, CultureInfo.InvariantCulture, out limit) || limit < 0 || limit > most))
        {
            return Page<T>.Wrong("invalid_limit");
        }

        if (!TryReadCursor(arguments.Text("cursor"), out var offset) || offset > all.Count)
        {
            return Page<T>.Wrong("invalid_cursor");
        }

        limit = limit == 0 ? defaultLimit : limit;
        var items = all.Skip(offset).Take(limit).ToArray();
        var next = offset + items.Length < all.Count ? WriteCursor(offset + items.Length) : "";
        return new Page<T>(items, next, null);
    }

    private static string WriteCursor(int offset) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Mark}{offset}"));

    private static bool TryReadCursor(string? cursor, out int offset)
    {
        offset = 0;
        if (string.IsNullOrEmpty(cursor))
        {
            return true;
        }

        var bytes = new byte[64];
        return Convert.TryFromBase64String(cursor, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length) is var text
            && text.StartsWith(Mark, StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out offset);
    }
}
