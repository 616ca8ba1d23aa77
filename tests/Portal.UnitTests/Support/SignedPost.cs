using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Portal.UnitTests.Support;

/// <summary>A POST as Standard Webhooks sign it. Change a part to spoil it; a null header is not sent.</summary>
internal sealed record SignedPost(string Path, byte[] Body, string Secret)
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    public string? Id { get; init; } = "evt-" + Guid.CreateVersion7(Clock.GetUtcNow()).ToString("N");

    public string? Timestamp { get; init; } = Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>Takes the right signature, gives the header's value.</summary>
    public Func<string, string?> Header { get; init; } = signature => signature;

    public string? ContentType { get; init; } = "application/json";

    /// <summary>What is sent, when it is not what was signed.</summary>
    public byte[]? SentBody { get; init; }

    public bool IsChunked { get; init; }

    public static string Sign(string secret, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body]));
    }

    public HttpRequestMessage ToRequest()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new ByteArrayContent(SentBody ?? Body) };
        request.Content.Headers.ContentType = ContentType is null ? null : MediaTypeHeaderValue.Parse(ContentType);
        request.Headers.TransferEncodingChunked = IsChunked ? true : null;
        Add(request, "webhook-id", Id);
        Add(request, "webhook-timestamp", Timestamp);
        Add(request, "webhook-signature", Header(Sign(Secret, Id ?? "", Timestamp ?? "", Body)));
        return request;
    }

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }
    }
}
