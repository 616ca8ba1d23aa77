using Portal.SlackSimulator.Shapes;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api.Methods;

internal static class UserAnswer
{
    public static ApiAnswer For(ApiCall call, SlackUser user) => ApiAnswer.Ok(writer =>
    {
        writer.WritePropertyName("user");
        UserShape.Write(writer, user, ReaderOf(call));
    });

    public static UserReader ReaderOf(ApiCall call) => new(call.Workspace, call.BaseUrl, call.Clock.GetUtcNow(), call.MayUse("users:read.email"));
}
