using System.IO.Compression;
using Portal.Domain;

namespace Portal.Api;

/// <summary>A body as it was sent, and what <c>Content-Encoding</c> says it is packed with. Nothing is ever unpacked beyond the bound.</summary>
internal static class PackedBody
{
    private const string Header = "Content-Encoding";
    private const string Known = "gzip, deflate, br";
    private const int MostCodings = 3;

    /// <summary>415 for what cannot be unpacked, before anything of the body is read.</summary>
    public static IResult? RefusalOf(HttpRequest request)
    {
        var codings = CodingsOf(request);
        var unknown = codings.Find(coding => coding is not ("gzip" or "x-gzip" or "deflate" or "br"));
        if (unknown is null && codings.Count <= MostCodings)
        {
            return null;
        }

        request.HttpContext.Response.Headers.AcceptEncoding = Known;
        var detail = unknown is null ? $"The body is packed more than {MostCodings} times." : $"The content encoding \"{Shown(unknown)}\" is not known here. Send the body as it is, or with one of {Known}.";
        return Problems.Of(StatusCodes.Status415UnsupportedMediaType, "unknown-encoding", "Unknown content encoding", detail, [new FieldProblem(Header, $"Use one of {Known}, or leave it out.")]);
    }

    /// <summary>The unpacked bytes, the same ones where nothing is packed; or why not.</summary>
    public static async Task<(byte[] Bytes, IResult? Refusal)> UnpackAsync(HttpRequest request, byte[] sent, int longest, CancellationToken cancellationToken)
    {
        var bytes = sent;
        // The last one named was applied last.
        foreach (var coding in Enumerable.Reverse(CodingsOf(request)))
        {
            try
            {
                await using var unpacked = Open(coding, bytes);
                var buffer = new byte[longest + 1];
                var length = await unpacked.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
                if (length > longest)
                {
                    return ([], TooLarge(longest));
                }

                bytes = buffer[..length];
            }
            catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException)
            {
                return ([], Problems.Of(StatusCodes.Status400BadRequest, "not-packed", "The body cannot be unpacked", $"The body is not {coding}, or not all of it came.", [new FieldProblem(Header, $"Send a whole {coding} body, or leave the header out.")]));
            }
        }

        return (bytes, null);
    }

    private static List<string> CodingsOf(HttpRequest request) =>
    [
        .. request.Headers.ContentEncoding.ToString().ToLowerInvariant()
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(coding => coding != "identity"),
    ];

    private static Stream Open(string coding, byte[] bytes)
    {
        var packed = new MemoryStream(bytes, writable: false);
        return coding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "deflate" when !IsZlib(bytes) => new DeflateStream(packed, CompressionMode.Decompress),
            "deflate" => new ZLibStream(packed, CompressionMode.Decompress),
            _ => new GZipStream(packed, CompressionMode.Decompress),
        };
    }

    // "deflate" means zlib's format; some send it without zlib's two bytes at the front.
    private static bool IsZlib(byte[] bytes) => bytes is [var method, var flags, ..] && (method & 0x0F) == 8 && ((method << 8) | flags) % 31 == 0;

    private static IResult TooLarge(int longest) => Problems.Of(
        StatusCodes.Status413PayloadTooLarge,
        "too-large",
        "Too large",
        $"A body may be at most {longest / 1024} KiB, unpacked as well.",
        [new FieldProblem("$", $"Send less: at most {longest} bytes.")]);

    private static string Shown(string coding) => coding.Length <= 40 ? coding : coding[..40] + "…";
}
