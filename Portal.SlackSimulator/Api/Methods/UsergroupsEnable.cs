using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Usergroups;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class UsergroupsEnable() : ApiMethod("usergroups.enable", RateTier.Tier2)
{
    public override IReadOnlyList<string> Scopes { get; } = ["usergroups:write"];

    public override bool TakesJson => true;

    public override ApiAnswer Answer(ApiCall call) =>
        UsergroupChange.Existing(call, group => group.IsDisabled ? (group with { DisabledAt = 0 }, null) : (null, "already_enabled"));
}
