using Portal.Api;
using Portal.Domain;

namespace Portal.Features.Notifications.Intake;

/// <summary>The raw bytes of a request, or why they are refused.</summary>
internal readonly record struct EventRequestBody(byte[] Bytes, IResult? Refusal)
{
    private const int MaxLength = 256 * 1024;

    public static async Task<EventRequestBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxLength)
        {
            return TooLarge();
        }

        if (request.ContentType is { Length: > 0 } && !request.HasJsonContentType())
        {
            return new([], Problems.Of(
                StatusCodes.Status415UnsupportedMediaType,
                "unsupported-media-type",
                "Not JSON",
                "Send the event as application/json.",
                [new FieldProblem("Content-Type", "Use application/json.")]));
        }

        if (PackedBody.RefusalOf(request) is { } unknown)
        {
            return new([], unknown);
        }

        return request.ContentLength is { } length ? await ReadExactlyAsync(request, (int)length, cancellationToken) : await ReadChunkedAsync(request, cancellationToken);
    }

    /// <summary>What is kept of the bytes that were sent. After the signature, which is over the bytes as they came: what nobody vouches for is not unpacked.</summary>
    public static async Task<EventRequestBody> UnpackAsync(HttpRequest request, byte[] sent, CancellationToken cancellationToken)
    {
        var (bytes, refusal) = await PackedBody.UnpackAsync(request, sent, MaxLength, cancellationToken);
        return new(bytes, refusal);
    }

    private static async Task<EventRequestBody> ReadExactlyAsync(HttpRequest request, int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        await request.Body.ReadExactlyAsync(bytes, cancellationToken);
        return new(bytes, null);
    }

    private static async Task<EventRequestBody> ReadChunkedAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxLength + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length > MaxLength ? TooLarge() : new(buffer[..length], null);
    }

    private static EventRequestBody TooLarge() => new([], Problems.Of(
        StatusCodes.Status413PayloadTooLarge,
        "too-large",
        "Too large",
        "An event may be at most 256 KiB.",
        [new FieldProblem("$", "Send less: at most 262144 bytes.")]));
}
