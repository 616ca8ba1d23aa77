using System.Buffers.Text;

namespace Portal.Domain.Notifications.Parsing;

/// <summary>Looks for escapes that stand for no character. Works on the raw bytes, because decoding such text throws.</summary>
internal static class JsonEscapes
{
    private const int Length = 6;

    /// <param name="raw">The inside of a JSON string that a reader has accepted, so every escape is complete.</param>
    public static BrokenText Find(ReadOnlySpan<byte> raw)
    {
        for (var at = raw.IndexOf((byte)'\\'); at >= 0; at = NextEscape(raw, at))
        {
            if (raw[at + 1] != 'u')
            {
                at += 2;
                continue;
            }

            var unit = UnitAt(raw, at);
            if (unit == 0)
            {
                return BrokenText.Nul;
            }

            if (!char.IsSurrogate(unit))
            {
                at += Length;
                continue;
            }

            if (!char.IsHighSurrogate(unit) || !StartsEscape(raw, at + Length) || !char.IsLowSurrogate(UnitAt(raw, at + Length)))
            {
                return BrokenText.LoneSurrogate;
            }

            at += 2 * Length;
        }

        return BrokenText.None;
    }

    private static int NextEscape(ReadOnlySpan<byte> raw, int from)
    {
        if (from >= raw.Length)
        {
            return -1;
        }

        var next = raw[from..].IndexOf((byte)'\\');
        return next < 0 ? -1 : from + next;
    }

    private static bool StartsEscape(ReadOnlySpan<byte> raw, int at) => at + Length <= raw.Length && raw[at] == '\\' && raw[at + 1] == 'u';

    private static char UnitAt(ReadOnlySpan<byte> raw, int at) =>
        Utf8Parser.TryParse(raw.Slice(at + 2, 4), out ushort unit, out _, 'x') ? (char)unit : '\0';
}
