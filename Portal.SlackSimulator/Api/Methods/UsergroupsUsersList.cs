using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Shapes;
using Portal.SlackSimulator.Usergroups;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class UsergroupsUsersList() : ApiMethod("usergroups.users.list", RateTier.Tier2)
{
    public override IReadOnlyList<string> Scopes { get; } = ["usergroups:read"];

    public override ApiAnswer Answer(ApiCall call)
    {
        if (UsergroupRules.Plan(call) is { } refusal)
        {
            return ApiAnswer.Failed(refusal);
        }

        if (call.Arguments.Text("usergroup") is not { Length: > 0 } id)
        {
            return ApiAnswer.MissingArgument("usergroup");
        }

        var group = call.Workspace.Usergroups.Find(id);
        return group is null || (group.IsDisabled && !call.Arguments.Flag("include_disabled"))
            ? ApiAnswer.Failed("no_such_subteam")
            : ApiAnswer.Ok(writer => UsergroupShape.Ids(writer, "users", group.Users));
    }
}
