using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Usergroups;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class UsergroupsUpdate() : ApiMethod("usergroups.update", RateTier.Tier2)
{
    public override IReadOnlyList<string> Scopes { get; } = ["usergroups:write"];

    public override bool TakesJson => true;

    public override ApiAnswer Answer(ApiCall call) => UsergroupChange.Existing(call, group => UsergroupChange.Describe(call, group));
}
