using Portal.SlackSimulator.OAuth;
using Portal.SlackSimulator.Requests;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Control;

/// <summary>What a stranger needs to use the workspace.</summary>
internal static class Facts
{
    public static object For(HttpRequest request, SimulatorAddress address, Workspace workspace)
    {
        var url = address.UrlOn(request);
        return new
        {
            token = SampleWorkspace.BotToken,
            publicToken = SampleWorkspace.PublicBotToken,
            revokedToken = SampleWorkspace.RevokedToken,
            inactiveToken = SampleWorkspace.InactiveToken,
            unscopedToken = SampleWorkspace.UnscopedToken,
            apiBaseUrl = url + "/api/",
            webhookUrl = url + SampleWorkspace.WebhookPath,
            webhooks = workspace.Webhooks.All.Select(hook => new { url = url + hook.Path, title = hook.Title, channel = hook.ChannelId, answers = hook.Refusal ?? "ok" }),
            email = SampleWorkspace.Email,
            userId = SampleWorkspace.UserId,
            unknownEmail = SampleWorkspace.UnknownEmail,
            deactivatedEmail = SampleWorkspace.DeactivatedEmail,
            memberChannel = SampleWorkspace.MemberChannel,
            nonMemberChannel = SampleWorkspace.NonMemberChannel,
            privateNonMember = SampleWorkspace.PrivateNonMember,
            archivedChannel = SampleWorkspace.ArchivedChannel,
            readOnlyChannel = SampleWorkspace.ReadOnlyChannel,
            clientId = SampleWorkspace.ClientId,
            clientSecret = SampleWorkspace.ClientSecret,
            signingSecret = SampleWorkspace.SigningSecret,
            redirectUrls = RedirectRule.For(workspace.App.RedirectUrls, request),
            authorizeUrl = url + "/oauth/v2/authorize",
            interactivityUrl = workspace.App.InteractivityUrl,
            eventsUrl = workspace.App.EventsUrl,
        };
    }
}
