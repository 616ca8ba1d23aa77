using System.Text.Json;
using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class AuthTest() : ApiMethod("auth.test", RateTier.Special)
{
    public override bool TakesJson => true;

    public override ApiAnswer Answer(ApiCall call) => ApiAnswer.Ok(writer =>
    {
        var token = call.Token!;
        writer.WriteString("url", "https://acme.slack.com/");
        writer.WriteString("team", SampleWorkspace.TeamName);
        writer.WriteString("user", call.Workspace.Users.Find(token.UserId ?? SampleWorkspace.BotUserId)!.Handle);
        writer.WriteString("team_id", SampleWorkspace.TeamId);
        writer.WriteString("user_id", token.UserId ?? SampleWorkspace.BotUserId);
        if (token.IsBot)
        {
            writer.WriteString("bot_id", SampleWorkspace.BotId);
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
