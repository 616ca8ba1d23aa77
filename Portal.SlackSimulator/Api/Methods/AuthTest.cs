using System.Text.Json;
using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class AuthTest() : ApiMethod("auth.test", RateTier.Special)
{
    public override bool TakesJson => true;

    public override ApiAnswer Answer(ApiCall call) => ApiAnswer.Ok(writer =>
    {
        var (token, team) = (call.Token!, call.Workspace.Team);
        writer.WriteString("url", team.Url);
        writer.WriteString("team", team.Name);
        writer.WriteString("user", call.Workspace.Users.Find(token.UserId ?? team.BotUserId)!.Handle);
        writer.WriteString("team_id", team.Id);
        writer.WriteString("user_id", token.UserId ?? team.BotUserId);
        if (token.IsBot)
        {
            writer.WriteString("bot_id", team.BotId);
        }

        writer.WriteString("app_id", SampleWorkspace.AppId);
        writer.WriteString("app_name", SampleWorkspace.AppName);
        WriteRest(writer, token, call.Clock.GetUtcNow());
    });

    private static void WriteRest(Utf8JsonWriter writer, SlackToken token, DateTimeOffset now)
    {
        if (token.IsOrgWide)
        {
            writer.WriteString("enterprise_id", WorkspaceSeed.EnterpriseId);
        }

        if (token.ExpiresAt is { } end)
        {
            writer.WriteNumber("expires_in", (int)(end - now).TotalSeconds);
        }

        writer.WriteBoolean("is_enterprise_install", token.IsOrgWide);
    }
}
