using System.Security.Cryptography;
using System.Text;

namespace Portal.Domain.Notifications;

/// <summary>An e-mail as a key: case and blanks around it do not tell people apart.</summary>
public static class EmailKey
{
    public static string? Of(string? email) => string.IsNullOrWhiteSpace(email) ? null : email.Trim().ToLowerInvariant();

    /// <summary>SHA-256 of a key from <see cref="Of"/>, in hexadecimal: enough to find it again, not enough to read it.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
