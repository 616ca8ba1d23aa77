using Portal.SlackSimulator.Limits;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class AuthTest() : ApiMethod("auth.test", RateTier.Special)
{
    public override bool TakesJson => true;

    public override ApiAnswer Answer(ApiCall call) => ApiAnswer.Ok(writer =>
    {
        writer.WriteString("url", "https://acme.slack.com/");
        writer.WriteString("team", SampleWorkspace.TeamName);
        writer.WriteString("user", "portal");
        writer.WriteString("team_id", SampleWorkspace.TeamId);
        writer.WriteString("user_id", SampleWorkspace.BotUserId);
        writer.WriteString("bot_id", SampleWorkspace.BotId);
        writer.WriteString("app_id", SampleWorkspace.AppId);
        writer.WriteString("app_name", SampleWorkspace.AppName);
        writer.WriteBoolean("is_enterprise_install", false);
    });
}
