using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Portal.Hosting;

/// <summary>Whether the server can listen where the settings say. Asked before it tries: what the server throws then is no sentence.</summary>
internal static class ListeningAddresses
{
    private const string Example = "Write it as http://127.0.0.1:5080.";

    public static IReadOnlyList<string> Problems(IConfiguration configuration) =>
        [.. ServedAddress.All(configuration).Select(one => ProblemOf(NameOf(one.Key), one.Address)).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string? ProblemOf(string setting, string text)
    {
        if (ServedAddress.Parse(text) is not { } address || address.Host.Length == 0)
        {
            return $"{setting} holds \"{text}\", which is no address. {Example}";
        }

        if (address.IsUnixPipe || address.IsNamedPipe)
        {
            return null;
        }

        // What is no number is read as a part of the name.
        var isBroken = address.Host.Contains(':', StringComparison.Ordinal) && !address.Host.StartsWith('[');
        return isBroken || address.Port is < 0 or > IPEndPoint.MaxPort
            ? $"{setting} holds \"{text}\", which has no port that can be: a port is a number from 1 to {IPEndPoint.MaxPort}. {Example}"
            : address.Port == 0 ? null : Refusal(address) is { } refusal ? $"{setting} holds \"{text}\": {refusal}" : null;
    }

    private static string? Refusal(BindingAddress address)
    {
        try
        {
            var ip = IpOf(address.Host);
            using var probe = new TcpListener(ip, address.Port);
            if (ip.Equals(IPAddress.IPv6Any))
            {
                probe.Server.DualMode = true;
            }

            probe.Start();
            return null;
        }
        catch (SocketException failure)
        {
            return Words(failure.SocketErrorCode, address.Port.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string Words(SocketError error, string port) => error switch
    {
        SocketError.AddressAlreadyInUse => $"another program listens at port {port}. Stop it, or choose another port.",
        SocketError.AddressNotAvailable => "this machine has no such address. Choose one of this machine's, 127.0.0.1 for itself alone or 0.0.0.0 for all.",
        SocketError.AccessDenied => $"this user may not listen at port {port}. Choose one above 1023.",
        _ => $"the system does not let anybody listen there ({error}). Choose another address.",
    };

    // As the server does it: a name that is no address means every address of this machine.
    private static IPAddress IpOf(string host) => host switch
    {
        "localhost" => IPAddress.Loopback,
        _ when IPAddress.TryParse(host.Trim('[', ']'), out var ip) => ip,
        _ => Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any,
    };

    private static string NameOf(string key) => key switch
    {
        ServedAddress.Urls => "--urls (ASPNETCORE_URLS)",
        ServedAddress.Ports => "ASPNETCORE_HTTP_PORTS",
        ServedAddress.TlsPorts => "ASPNETCORE_HTTPS_PORTS",
        _ => key.Replace(":", "__", StringComparison.Ordinal),
    };
}
