using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Usergroups;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class UsergroupsCreate() : ApiMethod("usergroups.create", RateTier.Tier2)
{
    public override IReadOnlyList<string> Scopes { get; } = ["usergroups:write"];

    public override bool TakesJson => true;

    public override ApiAnswer Answer(ApiCall call)
    {
        if (UsergroupRules.Writing(call) is { } refusal)
        {
            return ApiAnswer.Failed(refusal);
        }

        if (call.Arguments.Text("name") is not { } name)
        {
            return ApiAnswer.MissingArgument("name");
        }

        lock (call.Workspace.Usergroups)
        {
            var now = call.Clock.GetUtcNow().ToUnixTimeSeconds();
            var blank = new SlackUsergroup("S0" + RandomText.Of(9).ToUpperInvariant(), name, UsergroupRules.HandleOf(name)) { CreatedAt = now };
            return UsergroupChange.Store(call, UsergroupChange.Describe(call, blank));
        }
    }
}
