using System.Security.Cryptography;
using System.Text;

namespace Portal.SlackSimulator.Callbacks;

/// <summary>Slack's v0 signature: what a request from Slack proves itself with.</summary>
internal static class RequestSignature
{
    public static string For(string secret, long timestamp, string body) =>
        "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}")));
}
