using System.Globalization;
using System.Text;

namespace Portal.Benchmarks.Hostile;

/// <summary>What people, programs and attackers send by mistake or on purpose.</summary>
internal static class HostileValues
{
    private static readonly string[] Texts =
    [
        "", " ", "\0", "a\0b", "\n", "\r\nX-Injected: 1", "'", "' OR 1=1 --", "\"", "\\", "%", "%00", "%zz", "..", "../../etc/passwd", "..%2f..%2f", "{}", "[]", "null", "true", "NaN", "-1", "0", "1e309",
        "2147483648", "9223372036854775808", "99999999999999999999999", "0x10", "٣", "1,5", "00000000-0000-0000-0000-000000000000", "{01a00000-0000-7000-8000-000000000000}", "zzz", "undefined",
        "2026-11-24T17:00:00Z", "9999-12-31T23:59:59.9999999Z", "0001-01-01T00:00:00+14:00", "2026-13-45T99:99:99Z", "2026-11-24", "P1D", "<script>alert(1)</script>", "javascript:alert(1)", "http://127.0.0.1:1/",
        "https://hooks.slack.com/services/T0/B0/x", "xoxb-1-2-3", "whsec_AAAA", "ptl_0", "jan@acme.test", "@", "a@b", "\u202e\u0301\u200b", "\ud83d\ude00", "ｆｕｌｌ", "İstanbul", "ß", "CALL_FOR_ACTION", "STEP_DECIDED", "SLACK_APP",
        "INCOMING_WEBHOOK", "APPROVED", "EMAIL", "ready", "open", "C0APPROVALS", "#general", "*", "?", "a=b&c=d", "%F0%28%8C%28", "\u0085", "\ufeff", "\ufffe",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0", "-1", "1e400", "-1e400", "1e-400", "0.1", "2147483648", "-9223372036854775809", "18446744073709551616", "1E+2", "123456789012345678901234567890.5",
    ];

    public static T Pick<T>(this Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public static bool OneIn(this Random random, int count) => random.Next(count) == 0;

    public static string Text(Random random) => random.Next(12) switch
    {
        0 => new string((char)random.Next(32, 127), random.Next(1, 5_000)),
        1 => new string('é', random.Next(1, 3_000)),
        2 => Encoding.Latin1.GetString([.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => (byte)random.Next(256))]),
        3 => random.NextInt64().ToString(CultureInfo.InvariantCulture),
        _ => random.Pick(Texts),
    };

    public static string Number(Random random) => random.OneIn(3) ? random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture) : random.Pick(Numbers);
}
