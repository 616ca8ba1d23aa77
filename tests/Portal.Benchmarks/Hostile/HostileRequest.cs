using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Portal.Benchmarks.Hostile;

/// <summary>One request byte for byte. No HTTP client would send most of these.</summary>
internal sealed record HostileRequest(HostileRoute Route, string Verb, string Target, byte[] Bytes)
{
    private static readonly string[] Verbs = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "get", "FOO", "PROPFIND"];

    private static readonly string[] ContentTypes =
    [
        "application/json", "application/json; charset=utf-8", "application/json; charset=klingon", "text/plain", "text/html", "application/xml", "multipart/form-data", "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded", "application/problem+json", "json", "/", "application/", ";", "application/json, text/plain", "*/*", "application/json;;;", "",
    ];

    private static readonly string[] Encodings = ["gzip", "deflate", "br", "zstd", "identity", "gzip, gzip", ",", "*", "gzip;q=1", ""];

    private static readonly string[] Names =
    [
        "Idempotency-Key", "webhook-id", "webhook-timestamp", "webhook-signature", "Accept", "Accept-Language", "If-None-Match", "If-Modified-Since", "Range", "Expect", "X-Forwarded-For", "X-Forwarded-Host",
        "X-Forwarded-Proto", "X-HTTP-Method-Override", "traceparent", "Cookie", "Origin", "Sec-Fetch-Site", "Referer", "Upgrade", "User-Agent",
    ];

    private static readonly string[] Single = ["Authorization", "Content-Type", "Content-Encoding", "Idempotency-Key"];

    /// <summary>A HEAD's answer has no body to look at.</summary>
    public bool HasNoBody => Verb == "HEAD";

    public static HostileRequest Make(Random random, HostileRoute route, HostileTarget target)
    {
        var verb = random.OneIn(8) ? random.Pick(Verbs) : route.Method;
        var address = Address(random, route, target);
        var body = route.Fields is { } fields || random.OneIn(6) ? HostileBody.Make(random, route.Fields ?? []) : null;
        var headers = new StringBuilder();
        Authorize(random, target, headers);
        if (body is not null)
        {
            body = Describe(random, body, headers);
        }

        for (var more = random.Next(4); more > 0; more--)
        {
            Add(headers, random.Pick(random.OneIn(10) ? Single : Names), HeaderValue(random));
        }

        // An event needs a name, or nothing behind that is ever tried.
        if (!random.OneIn(4))
        {
            Add(headers, "Idempotency-Key", $"hostile-{random.NextInt64()}");
        }

        var (framing, bytes) = Framed(random, body);
        var head = $"{verb} {address} HTTP/1.1\r\nHost: {target.Address.Authority}\r\nConnection: close\r\n{headers}{framing}\r\n";
        return new HostileRequest(route, verb, address, [.. Encoding.Latin1.GetBytes(head), .. bytes]);
    }

    private static string Address(Random random, HostileRoute route, HostileTarget target)
    {
        var path = string.Join('/', route.Path.Split('/').Select(part => part switch
        {
            "{instance}" when !random.OneIn(10) => target.Instance,
            "{organization}" when !random.OneIn(10) => target.Organization,
            ['{', ..] when target.Ids.Count > 0 && random.Next(2) == 0 => random.Pick(target.Ids),
            ['{', ..] => Escaped(random, HostileValues.Text(random)),
            // Outside of /api are pages, which have pages for errors.
            "" or "api" => part,
            _ => random.OneIn(40) ? part + Escaped(random, HostileValues.Text(random)) : part,
        }));
        var names = route.Queries.Concat(["limit", "offset", "search", "x", "\u017a"]).ToList();
        var query = Enumerable.Range(0, random.Next(5)).Select(_ => $"{Escaped(random, random.Pick(names))}={Escaped(random, HostileValues.Text(random))}");
        return random.Next(2) == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    // Now and then as it is, which is no address any more.
    private static string Escaped(Random random, string whole)
    {
        var text = whole.Length > 100 && !random.OneIn(10) ? whole[..100] : whole;
        return random.OneIn(30)
            ? Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)).Replace(' ', '+').Replace('\r', '_').Replace('\n', '_')
            : string.Concat(Encoding.UTF8.GetBytes(text).Select(one => char.IsAsciiLetterOrDigit((char)one) || one is (byte)'-' or (byte)'.' or (byte)'_' ? $"{(char)one}" : string.Create(CultureInfo.InvariantCulture, $"%{one:X2}")));
    }

    private static void Authorize(Random random, HostileTarget target, StringBuilder headers)
    {
        var kind = random.Next(10);
        if (kind > 3 && target.Tokens.Count > 0)
        {
            Add(headers, "Authorization", "Bearer " + random.Pick(target.Tokens));
        }
        else if (kind > 0)
        {
            Add(headers, "Authorization", random.Pick(["Bearer", "Bearer ", "Bearer x", "bearer ptl_0", "Basic YTpi", "Bearer ptl_" + new string('0', 64), "Bearer \0", "Digest x=\"1\"", "Bearer " + new string('a', 7_000)]));
        }
    }

    private static byte[] Describe(Random random, byte[] body, StringBuilder headers)
    {
        Add(headers, "Content-Type", random.OneIn(5) ? random.Pick(ContentTypes) : "application/json");
        if (!random.OneIn(6))
        {
            return body;
        }

        var encoding = random.Pick(Encodings);
        Add(headers, "Content-Encoding", encoding);
        return encoding == "gzip" && random.Next(2) == 0 ? Zipped(random.OneIn(4) ? new byte[20 * 1024 * 1024] : body) : body;
    }

    private static byte[] Zipped(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }

    /// <summary>By length, in chunks, or with a framing that is none.</summary>
    private static (string Header, byte[] Bytes) Framed(Random random, byte[]? body)
    {
        if (body is null)
        {
            return ("", []);
        }

        var length = string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        return random.Next(30) switch
        {
            0 => ("Transfer-Encoding: chunked\r\n", Encoding.ASCII.GetBytes("zzz\r\nnonsense\r\n")),
            1 => (length + length, body),
            2 => ("Content-Length: -5\r\n", body),
            3 => ("Content-Length: 99999999999999999999\r\n", body),
            4 => ("Content-Length: 40000000\r\n", body),
            < 10 => ("Transfer-Encoding: chunked\r\n", [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{body.Length:x}\r\n")), .. body, .. body.Length == 0 ? "\r\n"u8 : "\r\n0\r\n\r\n"u8]),
            _ => (length, body),
        };
    }

    private static string HeaderValue(Random random) => random.OneIn(20)
        ? new string('h', random.Pick([100, 8_000, 40_000]))
        : Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(HostileValues.Text(random))).Replace('\r', ' ').Replace('\n', ' ');

    private static void Add(StringBuilder headers, string name, string value) => headers.Append(name).Append(": ").Append(value).Append("\r\n");
}
