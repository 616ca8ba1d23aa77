using Portal.Hosting;

namespace Portal.Features.Connections.Manifest;

/// <summary>The app's manifest for people and their scripts. It holds addresses and names, no secret.</summary>
internal static class ManifestRoutes
{
    public const string Path = "/slack/manifest";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, Get).AllowAnonymous().ExcludeFromDescription();

    private static IResult Get(HttpContext context, string? format, PublicAddress address)
    {
        var manifest = new SlackManifest(address.Of(context.Request));
        return IsYaml(context.Request, format)
            ? Results.Text(manifest.ToYaml(), "application/yaml; charset=utf-8")
            : Results.Text(manifest.ToJson(), "application/json; charset=utf-8");
    }

    private static bool IsYaml(HttpRequest request, string? format) =>
        string.Equals(format, "yaml", StringComparison.OrdinalIgnoreCase)
        || (string.IsNullOrEmpty(format) && request.Headers.Accept.ToString().Contains("yaml", StringComparison.OrdinalIgnoreCase));
}
