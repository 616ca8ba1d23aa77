using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Shapes;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class UsersList() : ApiMethod("users.list", RateTier.Tier2)
{
    public override IReadOnlyList<string> Scopes { get; } = ["users:read"];

    public override ApiAnswer Answer(ApiCall call)
    {
        // Without a limit Slack tries to answer all users at once.
        var page = Paging.Take([.. call.Workspace.Users.All], call.Arguments, defaultLimit: 1000);
        return page.Error is not null ? ApiAnswer.Failed(page.Error) : ApiAnswer.Ok(writer =>
        {
            var reader = UserAnswer.ReaderOf(call);
            writer.WriteStartArray("members");
            foreach (var user in page.Items)
            {
                UserShape.Write(writer, user, reader);
            }

            writer.WriteEndArray();
            writer.WriteNumber("cache_ts", call.Clock.GetUtcNow().ToUnixTimeSeconds());
        }) with
        { NextCursor = page.NextCursor };
    }
}
