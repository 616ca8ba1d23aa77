using Microsoft.Extensions.Options;

namespace Portal.Hosting;

/// <summary>How browsers and Slack reach this portal: the setting, or else the address that was just used.</summary>
internal sealed class PublicAddress(IOptions<PublicAddressOptions> options)
{
    /// <summary>Without a slash at the end.</summary>
    public string Of(HttpRequest request) => Of($"{request.Scheme}://{request.Host}{request.PathBase}");

    /// <param name="used">The address that somebody used, such as a page's base.</param>
    public string Of(string used) => (options.Value.PublicUrl.Length > 0 ? options.Value.PublicUrl : used).TrimEnd('/');
}

/// <summary>The section <c>Portal</c>.</summary>
internal sealed class PublicAddressOptions
{
    public const string Section = "Portal";

    /// <summary>Needed where a proxy stands before the portal: the address that people and Slack use. Empty takes that of each request.</summary>
    public string PublicUrl { get; set; } = "";

    public static bool IsGood(PublicAddressOptions options) =>
        options.PublicUrl.Length == 0
        || (Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            && url is { Query: "", Fragment: "", UserInfo: "" });
}
