using System.Net;
using System.Net.Sockets;

namespace Portal.Hosting;

/// <summary>
/// Where this process serves, decided before it starts: to the portal the simulator is a Slack like any other, whose address is a setting.
/// </summary>
internal static class ServedAddress
{
    private const string Usual = "http://127.0.0.1:5080";
    public const string Urls = "urls";
    public const string Ports = "http_ports";
    public const string TlsPorts = "https_ports";

    /// <summary>Sets the usual address where none is set, and a free port where any will do.</summary>
    public static void Choose(IConfigurationManager configuration)
    {
        var (key, given) = Find(configuration);
        if (given is null)
        {
            Set(configuration, key, Usual);
        }
        else if (Parse(given) is { Port: 0 })
        {
            var port = FreePort();
            var chosen = key == Ports ? $"{port}" : given[..given.LastIndexOf(":0", StringComparison.Ordinal)] + $":{port}";
            Set(configuration, key, string.Join(';', Split(configuration[key]).Select(one => AddressOf(key, one) == given ? chosen : one)));
        }
    }

    /// <summary>This process as it calls itself, such as <c>http://127.0.0.1:5080</c>.</summary>
    public static Uri Of(IConfiguration configuration)
    {
        // A port that cannot be is told before the start.
        var address = Parse(Find(configuration).Address ?? Usual) is { Port: >= 0 and <= IPEndPoint.MaxPort } given ? given : BindingAddress.Parse(Usual);
        return new UriBuilder(address.Scheme, address.Host is "localhost" or "[::1]" ? address.Host : "127.0.0.1", address.Port).Uri;
    }

    /// <summary>Every address at which the server will listen, with the setting that names it.</summary>
    public static IReadOnlyList<(string Key, string Address)> All(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint.Path + ":Url");
        var all = endpoints.Concat([Urls, Ports, TlsPorts]).SelectMany(key => Split(configuration[key]).Select(one => (Key: key, Address: AddressOf(key, one)))).ToList();
        return [.. all.TakeWhile(one => IsOfOneKind(one.Key, all[0].Key))];
    }

    /// <summary>The hosts that the settings name, without those that mean any.</summary>
    public static IEnumerable<string> Hosts(IConfiguration configuration) => All(configuration)
        .Select(one => Parse(one.Address)?.Host).OfType<string>().Where(host => host is not ("*" or "+" or "0.0.0.0" or "[::]"));

    // In the server's own order: endpoints go before addresses, addresses before ports. One without TLS needs no trusted certificate.
    private static (string Key, string? Address) Find(IConfiguration configuration)
    {
        var chosen = All(configuration);
        return chosen.Count == 0 ? (Urls, null) : chosen.FirstOrDefault(one => one.Address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) is { Key: not null } plain ? plain : chosen[0];
    }

    private static bool IsOfOneKind(string key, string first) => IsPort(key) ? IsPort(first) : key == Urls ? first == Urls : !IsPort(first) && first != Urls;

    private static bool IsPort(string key) => key is Ports or TlsPorts;

    private static string[] Split(string? value) => (value ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string AddressOf(string key, string value) => key switch
    {
        Ports => $"http://*:{value}",
        TlsPorts => $"https://*:{value}",
        _ => value,
    };

    // What is no address is the server's to refuse.
    public static BindingAddress? Parse(string address)
    {
        try
        {
            return BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static void Set(IConfigurationManager configuration, string key, string value) => configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>(key, value)]);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
