using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.OAuth;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class AuthRevoke() : ApiMethod("auth.revoke", RateTier.Tier3)
{
    public override ApiAnswer Answer(ApiCall call)
    {
        var isTest = call.Arguments.Flag("test");
        return ApiAnswer.Ok(writer => writer.WriteBoolean("revoked", !isTest)) with
        {
            Events = isTest ? [] : Revocation.Revoke(call.Workspace, call.Token!),
        };
    }
}
