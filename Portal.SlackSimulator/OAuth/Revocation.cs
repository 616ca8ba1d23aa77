using Portal.SlackSimulator.Callbacks;
using Portal.SlackSimulator.Workspaces;

namespace Portal.SlackSimulator.OAuth;

/// <summary>The end of one token, or of the whole app. Answers the events that Slack sends about it.</summary>
internal static class Revocation
{
    public static IReadOnlyList<SlackEvent> Revoke(Workspace workspace, SlackToken token)
    {
        workspace.Tokens.Put(token with { Problem = "token_revoked" });
        if (!token.IsBot)
        {
            return [SlackEvents.TokensRevoked(bots: [], users: [token.UserId!])];
        }

        var revoked = SlackEvents.TokensRevoked(bots: [workspace.Team.BotUserId], users: []);
        if (token.ExpiresAt is not null)
        {
            // With rotation one access token dies, and the app stays.
            return [revoked];
        }

        RemoveWebhooks(workspace, hook => hook.Token == token.Value);
        var isLeft = workspace.Tokens.All.Any(other => !other.IsBot && other.Problem is null);
        return isLeft ? [revoked] : Ordered(workspace, revoked);
    }

    public static IReadOnlyList<SlackEvent> Uninstall(Workspace workspace)
    {
        var working = workspace.Tokens.All.Where(token => token.Problem is null).ToArray();
        workspace.Tokens.Put(working.Select(token => token with { Problem = token.IsBot ? "account_inactive" : "token_revoked" }));
        RemoveWebhooks(workspace, _ => true);
        var users = working.Where(token => !token.IsBot).Select(token => token.UserId!).Distinct(StringComparer.Ordinal);
        return Ordered(workspace, SlackEvents.TokensRevoked(bots: [workspace.Team.BotUserId], [.. users]));
    }

    private static IReadOnlyList<SlackEvent> Ordered(Workspace workspace, SlackEvent revoked) =>
        workspace.App.UninstalledFirst ? [SlackEvents.AppUninstalled(), revoked] : [revoked, SlackEvents.AppUninstalled()];

    private static void RemoveWebhooks(Workspace workspace, Predicate<SlackWebhook> which) =>
        workspace.Webhooks.Put(workspace.Webhooks.All.Where(hook => hook.Refusal is null && which(hook)).Select(hook => hook with { Refusal = "no_service" }));
}
