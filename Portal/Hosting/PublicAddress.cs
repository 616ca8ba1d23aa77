using Microsoft.Extensions.Options;
using Portal.Worker.Connections;

namespace Portal.Hosting;

/// <summary>How browsers and Slack reach this portal: the setting, or else the address that was just used, where that is known to be ours.</summary>
internal sealed class PublicAddress(IOptions<PublicAddressOptions> options, OwnHosts hosts)
{
    /// <summary>Without a slash at the end; null where nothing is set and the request names a host that anybody could have made up.</summary>
    public string? Find(HttpRequest request) => options.Value.PublicUrl.Length > 0 || hosts.Names(request.Host)
        ? Of($"{request.Scheme}://{request.Host}{request.PathBase}")
        : null;

    /// <param name="used">The address that the browser used, such as a page's base.</param>
    public string Of(string used) => (options.Value.PublicUrl.Length > 0 ? options.Value.PublicUrl : used).TrimEnd('/');
}
