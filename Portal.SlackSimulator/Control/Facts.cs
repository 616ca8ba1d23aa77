using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.Control;

/// <summary>What a stranger needs to use the workspace.</summary>
internal static class Facts
{
    private const string OAuthCallback = "/slack/oauth/callback";

    public static object For(HttpRequest request, SimulatorAddress address)
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
            webhooks = WorkspaceSeed.Webhooks.Select(hook => new { url = url + hook.Path, title = hook.Title, channel = hook.ChannelId, answers = hook.Refusal?.Body ?? "ok" }),
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
            redirectUrls = new[] { $"{request.Scheme}://{request.Host}{request.PathBase}{OAuthCallback}", $"http://localhost:5000{OAuthCallback}", $"http://127.0.0.1:5000{OAuthCallback}" },
        };
    }
}
