using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Portal.Domain;

namespace Portal.Slack.Requests;

/// <summary>Whether a request comes from Slack: HMAC-SHA256 over <c>v0:timestamp:body</c>, on the raw bytes, not older or newer than 5 minutes.</summary>
public static class SlackRequestSignature
{
    public const string TimestampHeader = "X-Slack-Request-Timestamp";
    public const string SignatureHeader = "X-Slack-Signature";

    private const string Version = "v0=";
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Null when Slack sent it, else which header is wrong and why.</summary>
    public static FieldProblem? Check(string timestamp, string signature, ReadOnlySpan<byte> body, Secret signingSecret, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return new FieldProblem(TimestampHeader, "Slack sends the time of the request here, in seconds since 1970.");
        }

        if ((now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Tolerance)
        {
            return new FieldProblem(TimestampHeader, "The request is more than 5 minutes away from now. Check this server's clock.");
        }

        return Matches(signature, timestamp, body, signingSecret)
            ? null
            : new FieldProblem(SignatureHeader, "The signature does not match. Check that Slack:SigningSecret is the signing secret of this very app.");
    }

    private static bool Matches(string signature, string timestamp, ReadOnlySpan<byte> body, Secret signingSecret)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(signingSecret.Reveal()));
        hash.AppendData(Encoding.ASCII.GetBytes($"v0:{timestamp}:"));
        hash.AppendData(body);
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        hash.GetHashAndReset(expected);

        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return signature.Length == Version.Length + (2 * given.Length)
            && signature.StartsWith(Version, StringComparison.Ordinal)
            && Convert.FromHexString(signature.AsSpan(Version.Length), given, out _, out _) == System.Buffers.OperationStatus.Done
            && CryptographicOperations.FixedTimeEquals(given, expected);
    }
}
