using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Domain.Slack;

namespace Portal.Features.Connections.Saving;

/// <summary>Tells a bot token from the other things that Slack's pages show, and what is wrong with one that Slack refuses.</summary>
internal static class PastedBotToken
{
    private const string Prefix = "xoxb-";
    private const int Longest = 500;

    /// <summary>What stands in the way before Slack is asked.</summary>
    public static IEnumerable<FieldProblem> Problems(string field, string pasted)
    {
        var text = pasted.Trim();
        var problem = text switch
        {
            "" => "Paste the bot token: on the app's page \"OAuth & Permissions\" it is the Bot User OAuth Token, which starts with xoxb-.",
            _ when text.StartsWith(Prefix, StringComparison.Ordinal) => text.Length > Longest || text.Any(c => c is <= ' ' or > '~')
                ? "There are characters in it that no token has. Copy it again, alone."
                : null,
            _ when text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) => "A bot token starts with xoxb- in small letters. Copy it again: its letters must stay as they are.",
            _ when text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) => "This is an address. A webhook URL belongs in \"Webhook URL\"; a bot token starts with xoxb-.",
            _ => PastedSecret.WhatIs(text) ?? "This is no bot token: it starts with xoxb-.",
        };
        return problem is null ? [] : [new FieldProblem(field, problem)];
    }

    public static string WordsOf(SlackError error) => error switch
    {
        { Code: "invalid_auth" or "not_authed" } => $"Slack does not know this token ({error.Code}). Copy it again; if the app was installed anew, it has a new token.",
        { Code: "account_inactive" } => "The app of this token was removed from the workspace (account_inactive). Install it again and copy the new token.",
        { Code: "token_revoked" } => "This token was revoked (token_revoked). Install the app again and copy the new token.",
        { Code: "token_expired" } => "This token has expired (token_expired), because the app rotates its tokens. Make a new app with rotation off.",
        { Code: "not_allowed_token_type" } => "Slack says that this is no bot token (not_allowed_token_type).",
        { Kind: SlackErrorKind.Retry or SlackErrorKind.RetryAfter } => $"Slack could not be asked ({error.Code}). Nothing was stored; try again in a moment.",
        _ => $"Slack refuses this token ({error.Code}).",
    };
}
