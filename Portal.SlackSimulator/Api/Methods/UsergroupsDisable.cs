using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Usergroups;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class UsergroupsDisable() : ApiMethod("usergroups.disable", RateTier.Tier2)
{
    public override IReadOnlyList<string> Scopes { get; } = ["usergroups:write"];

    public override bool TakesJson => true;

    public override ApiAnswer Answer(ApiCall call) => UsergroupChange.Existing(
        call, group => group.IsDisabled ? (null, "already_disabled") : (group with { DisabledAt = call.Clock.GetUtcNow().ToUnixTimeSeconds() }, null));
}
