using Portal.SlackSimulator.Limits;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class UsersInfo() : ApiMethod("users.info", RateTier.Tier4)
{
    public override IReadOnlyList<string> Scopes { get; } = ["users:read"];

    public override ApiAnswer Answer(ApiCall call) =>
        call.Workspace.Users.Find(call.Arguments.Text("user")) is { } user ? UserAnswer.For(call, user) : ApiAnswer.Failed("user_not_found");
}
