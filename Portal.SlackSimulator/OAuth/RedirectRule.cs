using Portal.SlackSimulator.Requests;

namespace Portal.SlackSimulator.OAuth;

/// <summary>A redirect_uri must be one of the app's Redirect URLs, or lie below one.</summary>
internal static class RedirectRule
{
    private const string Callback = "/slack/oauth/callback";

    /// <summary>The app's Redirect URLs; without any, those of a portal on this machine.</summary>
    public static IReadOnlyList<string> For(IReadOnlyList<string> configured, HttpRequest request) => configured.Count > 0
        ? configured
        : [$"{request.Scheme}://{request.Host}{request.PathBase}{Callback}", $"http://localhost:5000{Callback}", $"http://127.0.0.1:5000{Callback}"];

    public static bool Allows(string uri, IReadOnlyList<string> redirectUrls, bool takesAnyLoopback) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var parsed)
        && parsed.Scheme is "http" or "https"
        && parsed.Fragment.Length == 0
        && (redirectUrls.Any(known => IsSameOrBelow(parsed, known)) || (takesAnyLoopback && LoopbackHost.IsIn(parsed) && IsSameOrBelow(parsed.AbsolutePath, Callback)));

    private static bool IsSameOrBelow(Uri uri, string known) =>
        Uri.TryCreate(known, UriKind.Absolute, out var configured)
        && uri.Scheme == configured.Scheme
        && uri.Authority == configured.Authority
        && IsSameOrBelow(uri.AbsolutePath, configured.AbsolutePath);

    // Uri has taken the dots out of the path already, so that "/callback/../other" is not below "/callback".
    private static bool IsSameOrBelow(string path, string known) =>
        path == known || path.StartsWith(known.TrimEnd('/') + "/", StringComparison.Ordinal);
}
