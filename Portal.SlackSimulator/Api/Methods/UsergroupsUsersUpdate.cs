using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Usergroups;

namespace Portal.SlackSimulator.Api.Methods;

/// <summary>Replaces every member. One wrong id refuses all of them.</summary>
internal sealed class UsergroupsUsersUpdate() : ApiMethod("usergroups.users.update", RateTier.Tier2)
{
    public override IReadOnlyList<string> Scopes { get; } = ["usergroups:write"];

    public override bool TakesJson => true;

    public override ApiAnswer Answer(ApiCall call)
    {
        var ids = call.Arguments.List("users").Distinct(StringComparer.Ordinal).ToArray();
        return UsergroupChange.Existing(call, group => UsergroupMembers.Problem(call, ids) switch
        {
            null => (group with { Users = ids }, null),
            var problem when UsergroupMembers.EmptiesThoughRefused(call, ids) => (group with { Users = [] }, problem),
            var problem => (null, problem),
        });
    }
}
