using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Shapes;

namespace Portal.SlackSimulator.Api.Methods;

/// <summary>Once for each long-lived token, when an app switches token rotation on.</summary>
internal sealed class OAuthV2Exchange() : ApiMethod("oauth.v2.exchange", RateTier.Tier3)
{
    public override bool NeedsToken => false;

    public override ApiAnswer Answer(ApiCall call)
    {
        if (ClientCredentials.Problem(call) is { } wrong)
        {
            return ApiAnswer.Failed(wrong);
        }

        var now = call.Clock.GetUtcNow();
        var token = call.Workspace.Tokens.Find(call.Arguments.Text("token")) ?? call.Token;
        var problem = token switch
        {
            null => "invalid_auth",
            _ when token.ProblemAt(now) is { } dead => dead,
            { ExpiresAt: not null } => "token_already_exchanged",
            _ => null,
        };
        if (problem is not null)
        {
            return ApiAnswer.Failed(problem);
        }

        var installation = call.Workspace.Installations.Rotate(token!);
        return ApiAnswer.Ok(writer => InstallationShape.Write(writer, installation, call.Workspace.Team, call.BaseUrl));
    }
}
