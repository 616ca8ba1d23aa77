using Portal.Domain.Slack;

namespace Portal.Domain.Errors;

/// <summary>What to do about a bot token that does not work.</summary>
internal static class TokenAdvice
{
    public static Advice? Find(SlackError error, AdviceContext context)
    {
        var name = context.ConnectionName;
        return error.Code switch
        {
            "token_revoked" => Failed(
                $"Bot Token revoked for connection \"{name}\" -- reconnect required",
                "Reconnect it with \"Add to Slack\". " + FallbackWords.Until(context)),
            "invalid_auth" => Failed(
                $"Invalid auth for connection \"{name}\" -- reconfigure required",
                "Reconnect it. If the token is right, check that this server's address is on the app's list of allowed addresses."),
            "not_authed" => Failed(
                $"No bot token was sent for connection \"{name}\" -- reconnect required",
                "Reconnect it with \"Add to Slack\"."),
            "account_inactive" => Failed(
                $"The app of connection \"{name}\" was removed from the workspace -- reconnect required",
                "Install the app again with \"Add to Slack\"."),
            "token_expired" => Failed(
                $"Bot Token expired for connection \"{name}\" -- reconnect required",
                "Reconnect it. Turn token rotation off in the app's settings when a new app is made: Portal needs a lasting token."),
            "missing_scope" => Failed(
                $"Bot Token of connection \"{name}\" lacks a permission{(error.Detail is null ? "" : $" ({error.Detail})")}",
                "Reconnect it with \"Add to Slack\" and allow every permission that is asked for."),
            "not_allowed_token_type" => Failed(
                $"Connection \"{name}\" has a token of the wrong kind",
                "Use a bot token: it starts with xoxb-."),
            "team_access_not_granted" or "access_denied" or "accesslimited" or "ekm_access_denied" or "two_factor_setup_required" => Failed(
                $"The workspace's rules keep connection \"{name}\" out ({error.Code})",
                "Ask an admin of the Slack workspace to allow the app, then test the connection."),
            _ => null,
        };

        Advice Failed(string message, string remedy) => new(ErrorLevel.Error, error.Code, message, remedy);
    }
}
