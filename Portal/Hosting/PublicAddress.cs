using Microsoft.Extensions.Options;
using Portal.Worker.Connections;

namespace Portal.Hosting;

/// <summary>How browsers and Slack reach this portal: the setting, or else the address that was just used.</summary>
internal sealed class PublicAddress(IOptions<PublicAddressOptions> options)
{
    /// <summary>Without a slash at the end.</summary>
    public string Of(HttpRequest request) => Of($"{request.Scheme}://{request.Host}{request.PathBase}");

    /// <param name="used">The address that the browser used, such as a page's base.</param>
    public string Of(string used) => (options.Value.PublicUrl.Length > 0 ? options.Value.PublicUrl : used).TrimEnd('/');
}
