using Portal.Api;
using Portal.Hosting;

namespace Portal.Features.Connections.Manifest;

/// <summary>The app's manifest for people and their scripts. It holds addresses and names, no secret.</summary>
internal static class ManifestRoutes
{
    public const string Path = "/slack/manifest";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, Get).AllowAnonymous().ExcludeFromDescription();

    private static IResult Get(HttpContext context, string? format, PublicAddress address)
    {
        if (address.Find(context.Request) is not { } origin)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "no-address", "No public address", "The manifest holds this portal's address, and nothing says what it is: set Portal:PublicUrl.");
        }

        var manifest = new SlackManifest(origin);
        return IsYaml(context.Request, format)
            ? Results.Text(manifest.ToYaml(), "application/yaml; charset=utf-8")
            : Results.Text(manifest.ToJson(), "application/json; charset=utf-8");
    }

    private static bool IsYaml(HttpRequest request, string? format) =>
        string.Equals(format, "yaml", StringComparison.OrdinalIgnoreCase)
        || (string.IsNullOrEmpty(format) && request.Headers.Accept.ToString().Contains("yaml", StringComparison.OrdinalIgnoreCase));
}
