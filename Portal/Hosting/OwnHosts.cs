using System.Net;
using Microsoft.Extensions.Options;
using Portal.Worker.Connections;

namespace Portal.Hosting;

/// <summary>
/// The names of this process in a request's Host. Anybody can send any Host, and a page of another site can make a browser do so (DNS rebinding): a name
/// that nobody here gave never gets into an address, and in Development, where the sign-in has no password, it gets no answer.
/// </summary>
internal sealed class OwnHosts(IConfiguration configuration, IHostEnvironment environment, IOptions<PublicAddressOptions> address)
{
    private const string Any = "*";

    // The framework's own setting: names, with "*." before one for all below it.
    private readonly string[] _allowed = (configuration["AllowedHosts"] ?? Any).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    private readonly HashSet<string> _served = [.. ServedAddress.Hosts(configuration)];

    /// <summary>Whether a request for this host is answered.</summary>
    public bool Takes(HostString host) => !host.HasValue || Names(host) || (!environment.IsDevelopment() && _allowed.Contains(Any, StringComparer.Ordinal));

    /// <summary>Whether this host is known to be ours: this machine, the public address, a name in the settings.</summary>
    public bool Names(HostString host) => host.HasValue && (IsLoopback(host.Host)
        || (address.Value.TryGetUrl(out var url) && url.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase))
        || _served.Contains(host.Host)
        || Array.Exists(_allowed, allowed => Matches(allowed, host.Host)));

    private static bool Matches(string allowed, string host) => allowed.StartsWith("*.", StringComparison.Ordinal)
        ? host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
        : allowed != Any && allowed.Equals(host, StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
