using Portal.SlackSimulator.Images;
using Portal.SlackSimulator.Limits;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class TeamInfo() : ApiMethod("team.info", RateTier.Tier3)
{
    private static readonly int[] PictureSizes = [34, 44, 68, 88, 102, 132, 230];

    public override IReadOnlyList<string> Scopes { get; } = ["team:read"];

    public override bool TakesJson => true;

    public override ApiAnswer Answer(ApiCall call) => ApiAnswer.Ok(writer =>
    {
        var team = call.Workspace.Team;
        writer.WriteStartObject("team");
        writer.WriteString("id", team.Id);
        writer.WriteString("name", team.Name);
        writer.WriteString("url", team.Url);
        writer.WriteString("domain", team.Domain);
        writer.WriteString("email_domain", team.Domain + ".test");
        writer.WriteStartObject("icon");
        writer.WriteBoolean("image_default", true);
        foreach (var size in PictureSizes)
        {
            writer.WriteString($"image_{size}", Pictures.UrlOf(call.BaseUrl, team.Id, size));
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    });
}
