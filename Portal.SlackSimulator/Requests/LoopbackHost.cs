using System.Net;

namespace Portal.SlackSimulator.Requests;

internal static class LoopbackHost
{
    public static bool IsIn(Uri uri) =>
        uri.Host == "localhost" || uri.Host.EndsWith(".localhost", StringComparison.Ordinal) || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
