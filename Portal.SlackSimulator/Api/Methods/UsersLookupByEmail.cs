using Portal.SlackSimulator.Limits;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class UsersLookupByEmail() : ApiMethod("users.lookupByEmail", RateTier.Tier3)
{
    public override IReadOnlyList<string> Scopes { get; } = ["users:read.email"];

    public override ApiAnswer Answer(ApiCall call)
    {
        if (call.Arguments.Text("email") is not { Length: > 0 } email)
        {
            return ApiAnswer.MissingArgument("email");
        }

        // Plural, unlike users.info; and a deactivated person is not found at all.
        var user = call.Workspace.FindUserByEmail(email);
        return user is null or { IsDeleted: true } ? ApiAnswer.Failed("users_not_found") : UserAnswer.For(call, user);
    }
}
