namespace Portal.SlackSimulator.Requests;

/// <summary>Where the simulator was mapped, so that its own links work under any prefix and behind any path base.</summary>
internal sealed class SimulatorAddress(string prefix)
{
    public string Prefix { get; } = Normalise(prefix);

    public string PathOn(HttpRequest request) => request.PathBase.ToUriComponent() + Prefix;

    public string UrlOn(HttpRequest request) => $"{request.Scheme}://{request.Host.ToUriComponent()}{PathOn(request)}";

    private static string Normalise(string prefix)
    {
        var trimmed = prefix.Trim('/');
        return trimmed.Length == 0 ? "" : "/" + trimmed;
    }
}
