using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Domain;

namespace Portal.Auth;

/// <summary>Checks a request as the Standard Webhooks specification asks: HMAC-SHA256 over <c>id.timestamp.body</c>, on the raw bytes.</summary>
internal static class WebhookSignature
{
    private const string SecretPrefix = "whsec_";
    private const string Version = "v1,";
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>The bytes behind <c>whsec_</c>.</summary>
    /// <exception cref="CryptographicException">The secret is not base64.</exception>
    public static byte[] KeyOf(Secret secret)
    {
        var text = secret.Reveal();
        var encoded = text.StartsWith(SecretPrefix, StringComparison.Ordinal) ? text[SecretPrefix.Length..] : text;
        var key = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, key, out var length)
            ? key[..length]
            : throw new CryptographicException("A stored signing secret is not base64.");
    }

    /// <summary>Who signed, or which header is wrong and why.</summary>
    public static SignatureCheck Check(WebhookHeaders headers, ReadOnlySpan<byte> body, IReadOnlyList<SigningKey> keys, DateTimeOffset now)
    {
        if (FindProblem(headers, now) is { } problem)
        {
            return new SignatureCheck(null, problem);
        }

        var signed = ArrayPool<byte>.Shared.Rent(headers.Id.Length + headers.Timestamp.Length + 2 + body.Length);
        try
        {
            var prefix = Encoding.ASCII.GetBytes($"{headers.Id}.{headers.Timestamp}.", signed);
            body.CopyTo(signed.AsSpan(prefix));
            var signer = FindSigner(headers.Signature, signed.AsSpan(0, prefix + body.Length), keys, now);
            return signer is not null
                ? new SignatureCheck(signer, null)
                : new SignatureCheck(null, new FieldProblem(
                    "webhook-signature",
                    "No signature matches. Sign webhook-id.webhook-timestamp.body with a current secret of this instance, on the bytes that are sent."));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(signed);
        }
    }

    private static FieldProblem? FindProblem(WebhookHeaders headers, DateTimeOffset now)
    {
        if (!WebhookHeaders.IsId(headers.Id))
        {
            return new FieldProblem("webhook-id", "Send webhook-id: 1 to 255 visible ASCII characters, the same for each retry of one event.");
        }

        if (!long.TryParse(headers.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return new FieldProblem("webhook-timestamp", "Send webhook-timestamp: seconds since 1970 as a whole number.");
        }

        if ((now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Tolerance)
        {
            return new FieldProblem("webhook-timestamp", "The timestamp is more than 5 minutes away from now. Sign each retry anew, and check the sender's clock.");
        }

        return headers.Signature.Length == 0
            ? new FieldProblem("webhook-signature", "Send webhook-signature (v1, and base64), or a bearer token with the scope events:write.")
            : null;
    }

    // All keys and all signatures are compared, in constant time each: how long it takes says nothing about which was close.
    private static SigningKey? FindSigner(string header, ReadOnlySpan<byte> signed, IReadOnlyList<SigningKey> keys, DateTimeOffset now)
    {
        SigningKey? signer = null;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var key in keys)
        {
            HMACSHA256.HashData(key.Key, signed, expected);
            if (Matches(header, expected) && (key.ExpiresAt is null || key.ExpiresAt > now))
            {
                signer ??= key;
            }
        }

        return signer;
    }

    private static bool Matches(string header, ReadOnlySpan<byte> expected)
    {
        var matches = false;
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        foreach (var range in header.AsSpan().Split(' '))
        {
            var part = header.AsSpan(range);
            if (part.StartsWith(Version, StringComparison.Ordinal)
                && Convert.TryFromBase64Chars(part[Version.Length..], given, out var length)
                && length == given.Length)
            {
                matches |= CryptographicOperations.FixedTimeEquals(given, expected);
            }
        }

        return matches;
    }
}
