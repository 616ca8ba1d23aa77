using System.Security.Cryptography;
using System.Text;

namespace Portal.Auth;

/// <summary>The bearer token of a request, and the hash under which it is stored.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>Null when the request carries none.</summary>
    public static string? Read(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header.Length > Scheme.Length ? header[Scheme.Length..].Trim() : null;
    }

    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
