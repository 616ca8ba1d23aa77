using Portal.SlackSimulator.Limits;
using Portal.SlackSimulator.OAuth;

namespace Portal.SlackSimulator.Api.Methods;

internal sealed class AppsUninstall() : ApiMethod("apps.uninstall", RateTier.Tier1)
{
    public override ApiAnswer Answer(ApiCall call) =>
        ClientCredentials.Problem(call) is { } wrong ? ApiAnswer.Failed(wrong)
        // What Slack answers to a bot's token is told in two ways.
        : call.Workspace.App.UninstallError is { } refusal ? ApiAnswer.Failed(refusal)
        : ApiAnswer.Ok() with { Events = Revocation.Uninstall(call.Workspace) };
}
