using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Features.Connections.Install;

/// <summary>Ties the way to Slack and back to one browser: a cookie that only this origin can set, for as long as the way is open.</summary>
internal static class InstallSession
{
    private const string Name = "portal-install";
    private const int ValueLength = 43;

    /// <summary>Two installs may be under way side by side, so a cookie that is there stays and lives on.</summary>
    public static string Begin(HttpContext context, string origin)
    {
        var value = Read(context.Request, origin) ?? NewValue();
        context.Response.Cookies.Append(NameAt(origin), value, new CookieOptions
        {
            HttpOnly = true,
            // Slack's redirect is a navigation from another site: Strict would leave the cookie at home.
            SameSite = SameSiteMode.Lax,
            Secure = IsSecure(origin),
            Path = "/",
            MaxAge = BeginInstall.Lifetime,
            IsEssential = true,
        });
        return value;
    }

    public static string? Read(HttpRequest request, string origin) =>
        request.Cookies[NameAt(origin)] is { Length: ValueLength } value && Base64Url.IsValid(value) ? value : null;

    /// <summary>32 random bytes as they stand in addresses and cookies.</summary>
    public static string NewValue() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored of a value, so that a copy of the database opens nothing.</summary>
    public static string HashOf(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)));

    // Browsers take the prefix with https only, and then refuse the cookie from any other origin.
    private static string NameAt(string origin) => IsSecure(origin) ? "__Host-" + Name : Name;

    private static bool IsSecure(string origin) => origin.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
