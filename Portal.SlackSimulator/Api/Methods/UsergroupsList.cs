using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Shapes;
using Portal.SlackSimulator.Usergroups;

namespace Portal.SlackSimulator.Api.Methods;

/// <summary>All groups at once: Slack has no pages here.</summary>
internal sealed class UsergroupsList() : ApiMethod("usergroups.list", RateTier.Tier2)
{
    public override IReadOnlyList<string> Scopes { get; } = ["usergroups:read"];

    public override ApiAnswer Answer(ApiCall call)
    {
        var arguments = call.Arguments;
        return UsergroupRules.Plan(call) is { } refusal ? ApiAnswer.Failed(refusal) : ApiAnswer.Ok(writer =>
        {
            writer.WriteStartArray("usergroups");
            foreach (var group in call.Workspace.Usergroups.All.Where(group => !group.IsDisabled || arguments.Flag("include_disabled")))
            {
                UsergroupShape.Write(writer, group, call.Workspace, arguments.Flag("include_users"), arguments.Flag("include_count"));
            }

            writer.WriteEndArray();
        });
    }
}
