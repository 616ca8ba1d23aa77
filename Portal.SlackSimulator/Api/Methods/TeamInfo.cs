using Portal.SlackSimulator.Limits;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class TeamInfo() : ApiMethod("team.info", RateTier.Tier3)
{
    public override IReadOnlyList<string> Scopes { get; } = ["team:read"];

    public override bool TakesJson => true;

    public override ApiAnswer Answer(ApiCall call) => ApiAnswer.Ok(writer =>
    {
        writer.WriteStartObject("team");
        writer.WriteString("id", SampleWorkspace.TeamId);
        writer.WriteString("name", SampleWorkspace.TeamName);
        writer.WriteString("url", "https://acme.slack.com/");
        writer.WriteString("domain", "acme");
        writer.WriteString("email_domain", "acme.test");
        writer.WriteStartObject("icon");
        writer.WriteBoolean("image_default", true);
        writer.WriteString("image_34", "https://avatars.invalid/team/34.png");
        writer.WriteEndObject();
        writer.WriteEndObject();
    });
}
