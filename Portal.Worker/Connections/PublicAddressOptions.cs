using System.Diagnostics.CodeAnalysis;

namespace Portal.Worker.Connections;

/// <summary>The section <c>Portal</c>: where the world finds this server.</summary>
public sealed class PublicAddressOptions
{
    /// <summary>Where the settings are.</summary>
    public const string Section = "Portal";

    /// <summary>Such as <c>https://portal.example.com</c>. Needed where a proxy stands before the portal; empty takes the address of each request.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Whether the address is empty or one that browsers and Slack can use.</summary>
    public static bool IsGood(PublicAddressOptions options) =>
        options.PublicUrl.Length == 0
        || (Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            && url is { Query: "", Fragment: "", UserInfo: "" });

    internal static Uri Below(Uri root, string path) => new(root.AbsoluteUri.TrimEnd('/') + path);

    /// <summary>Whether the world reaches the portal by https, whoever ends it.</summary>
    public bool IsHttps => TryGetUrl(out var url) && url.Scheme == Uri.UriSchemeHttps;

    /// <summary>The address as one, where it is set.</summary>
    public bool TryGetUrl([NotNullWhen(true)] out Uri? url) => Uri.TryCreate(PublicUrl, UriKind.Absolute, out url);
}
