using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Images;

/// <summary>Pictures of people and workspaces, at addresses of the simulator's own: anybody may see them, as at Slack.</summary>
internal static class Pictures
{
    private const int Largest = 1024;

    private static readonly string[] Colours = ["9f69e7", "4bbe2e", "e7392d", "3c989f", "674b1b", "e96699", "e0a729", "684b6c"];

    /// <summary>The colour that Slack writes a person's name in, and that the picture has here.</summary>
    public static string ColourOf(string id) => Colours[Workspace.StableHash(id) % Colours.Length];

    public static string HashOf(string id) => $"g{Workspace.StableHash(id):x8}{Workspace.StableHash(id + "/picture"):x8}"[..12];

    public static string UrlOf(string baseUrl, string id, int size) => $"{baseUrl}/avatars/{id}/{HashOf(id)}-{size}.png";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/avatars/{id}/{hash}-{size:int}.png", Answer);

    private static IResult Answer(HttpResponse response, string id, string hash, int size)
    {
        if (hash != HashOf(id) || size is < 1 or > Largest)
        {
            return Results.NotFound();
        }

        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(Png.Square(size, Convert.ToUInt32(ColourOf(id), 16)), "image/png");
    }
}
