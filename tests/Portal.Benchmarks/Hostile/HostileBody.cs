using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Portal.Benchmarks.Hostile;

/// <summary>Bodies that are JSON, nearly JSON, or nothing of the kind.</summary>
internal static class HostileBody
{
    private const int Giant = 300 * 1024;

    public static byte[] Make(Random random, IReadOnlyList<string> fields) => fields.Contains("recipients", StringComparer.Ordinal) && random.Next(2) == 0
        ? Encoding.UTF8.GetBytes(Event(random))
        : Any(random, fields);

    private static byte[] Any(Random random, IReadOnlyList<string> fields) => random.Next(16) switch
    {
        0 => [],
        1 => Encoding.UTF8.GetBytes(random.Pick(["null", "true", "1", "\"x\"", "[]", "[{}]", "{", "}", "{\"a\":}", "{'a':1}", "{\"a\":1,}", "{} {}", "\ufeff{}", "//x", "\0", "NaN"])),
        2 => Nested(random),
        3 => Encoding.UTF8.GetBytes($"{{\"{random.Pick(Named(fields))}\":\"{new string('a', Giant)}\"}}"),
        4 => Garbage(random),
        5 => Encoding.Unicode.GetBytes(Object(random, fields, 0)),
        6 => [.. "{\"name\":\""u8, 0xC3, 0x28, 0xFF, .. "\"}"u8],
        7 => Encoding.UTF8.GetBytes(Object(random, fields, 0).Replace("\"name\"", "\"\\ud800\"", StringComparison.Ordinal)),
        8 => Spoilt(random, Encoding.UTF8.GetBytes(Object(random, fields, 0))),
        9 => Encoding.UTF8.GetBytes(Event(random)),
        10 => Spoilt(random, Encoding.UTF8.GetBytes(Event(random))),
        _ => Encoding.UTF8.GetBytes(Object(random, fields, 0)),
    };

    // An event that would be taken, but for one value.
    private static string Event(Random random)
    {
        var odd = Value(random, ["id", "name", "key", "email", "url"], 1);
        string[] spots = ["type", "occurredAt", "step", "subject", "recipients", "approval", "links", "decision", "requester", "group"];
        var spoilt = random.Pick(spots);
        string Of(string name, string good) => $"\"{name}\":{(name == spoilt && random.Next(2) == 0 ? odd : good)}";
        return "{" + string.Join(',',
            Of("type", random.Pick(["\"CALL_FOR_ACTION\"", "\"STEP_DECIDED\"", "\"STEP_EXPIRED\"", "\"NOTIFICATION\""])),
            Of("occurredAt", "\"2026-11-21T10:00:00Z\""),
            Of("step", "{\"id\":\"hostile\",\"name\":\"Legal\"}"),
            Of("subject", "{\"key\":\"FIN-12\",\"summary\":\"New laptop\"}"),
            Of("recipients", "[{\"email\":\"jan@acme.test\",\"displayName\":\"Jan\"}]"),
            Of("decision", "{\"action\":\"APPROVED\",\"decider\":{\"displayName\":\"Jan\"}}"),
            random.OneIn(4) ? Of(random.Pick(spots), odd) : "\"x\":1") + "}";
    }

    private static string Object(Random random, IReadOnlyList<string> fields, int depth)
    {
        var names = Named(fields);
        var members = Enumerable.Range(0, random.Next(1, 8)).Select(_ => $"{JsonSerializer.Serialize(random.OneIn(10) ? Clean(HostileValues.Text(random)) : random.Pick(names))}:{Value(random, fields, depth + 1)}");
        return "{" + string.Join(',', members) + "}";
    }

    private static string Value(Random random, IReadOnlyList<string> fields, int depth) => random.Next(depth > 3 ? 6 : 9) switch
    {
        0 => "null",
        1 => random.Pick(["true", "false"]),
        2 => HostileValues.Number(random),
        3 => "\"\\u0000\\ud800\"",
        4 or 5 => JsonSerializer.Serialize(Clean(HostileValues.Text(random))),
        6 => "[" + string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, fields, depth + 1))) + "]",
        _ => Object(random, fields, depth),
    };

    private static IReadOnlyList<string> Named(IReadOnlyList<string> fields) => fields.Count == 0 ? ["name"] : fields;

    // The serialiser would not take half a character; the bodies that hold one write it by hand.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));

    private static byte[] Nested(Random random)
    {
        var depth = random.Pick([10, 63, 64, 65, 1_000, 50_000]);
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"step\":{new string('[', depth)}{new string(']', depth)}}}"));
    }

    private static byte[] Garbage(Random random)
    {
        var bytes = new byte[random.Next(1, 2_000)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Spoilt(Random random, byte[] bytes)
    {
        for (var times = random.Next(1, 5); times > 0; times--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return random.Next(2) == 0 ? bytes : bytes[..random.Next(bytes.Length)];
    }
}
