using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.Shapes;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class OAuthV2Access() : ApiMethod("oauth.v2.access", RateTier.Special)
{
    public override bool NeedsToken => false;

    public override ApiAnswer Answer(ApiCall call)
    {
        if (ClientCredentials.Problem(call) is { } wrong)
        {
            return ApiAnswer.Failed(wrong);
        }

        var arguments = call.Arguments;
        var installations = call.Workspace.Installations;
        string? problem;
        var installation = arguments.Text("grant_type") switch
        {
            null or "" or "authorization_code" => installations.Exchange(arguments.Text("code"), Given(call, "redirect_uri"), Given(call, "code_verifier"), out problem),
            "refresh_token" => installations.Refresh(arguments.Text("refresh_token"), out problem),
            _ => Refuse("invalid_grant_type", out problem),
        };
        return installation is null ? ApiAnswer.Failed(problem!) : ApiAnswer.Ok(writer => InstallationShape.Write(writer, installation, call.Workspace.Team, call.BaseUrl));
    }

    private static string? Given(ApiCall call, string name) => call.Arguments.Text(name) is { Length: > 0 } text ? text : null;

    private static Installation? Refuse(string error, out string? problem)
    {
        problem = error;
        return null;
    }
}
