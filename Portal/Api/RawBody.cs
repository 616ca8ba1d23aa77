namespace Portal.Api;

/// <summary>A request's body byte for byte, for signatures, up to a length.</summary>
internal static class RawBody
{
    /// <summary>Null when there is more.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int longest, CancellationToken cancellationToken)
    {
        if (request.ContentLength > longest)
        {
            return null;
        }

        var buffer = new byte[(int)(request.ContentLength ?? longest) + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > longest ? null : buffer[..length];
    }
}
