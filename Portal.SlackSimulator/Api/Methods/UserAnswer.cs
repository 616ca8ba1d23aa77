using Portal.SlackSimulator.Shapes;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api.Methods;

internal static class UserAnswer
{
    public static ApiAnswer For(ApiCall call, SlackUser user) => ApiAnswer.Ok(writer =>
    {
        writer.WritePropertyName("user");
        UserShape.Write(writer, user, call.MayUse("users:read.email"));
    });
}
