using Portal.Domain.Errors;
using Portal.Domain.Slack;

namespace Portal.Domain.Connections.Doctor;

/// <summary>What a token is, and whether Slack takes it.</summary>
public static class TokenFindings
{
    private const string BotPrefix = "xoxb-";
    private const string KindKey = "token.kind";
    private const string WorksKey = "token.works";

    /// <param name="token">Only its prefix is looked at.</param>
    public static Finding Kind(Secret? token) => token?.Reveal() switch
    {
        null => new(KindKey, FindingLevel.Failed, "No bot token", "The connection has no bot token, so Slack cannot be asked anything.", "Paste a bot token, or use \"Add to Slack\"."),
        { } text when text.StartsWith(BotPrefix, StringComparison.Ordinal) => new(KindKey, FindingLevel.Good, "Bot token", "It acts as the app, not as a person, and does not expire."),
        { } text => new(
            KindKey, FindingLevel.Failed, "Not a bot token", PastedSecret.WhatIs(text) ?? "It starts like none of Slack's tokens.",
            "Replace it with the bot token: it starts with xoxb-."),
    };

    public static Finding Works(string? team, string? bot) => new(
        WorksKey, FindingLevel.Good, "Slack accepts the token", $"It belongs to {(bot is null ? "a bot" : "@" + bot)} in the workspace \"{team ?? "(unnamed)"}\".");

    public static Finding Refused(SlackError error, string connectionName)
    {
        var isOurs = error.Kind == SlackErrorKind.Connection;
        var advice = ErrorAdvice.For(error, new AdviceContext(connectionName));
        return isOurs
            ? new(WorksKey, FindingLevel.Failed, $"Slack refuses the token ({error.Code})", advice.Message, advice.Remedy)
            : new(WorksKey, FindingLevel.NotChecked, $"Slack could not be asked ({error.Code})", advice.Message, "Run the check again in a minute. See status.slack.com.");
    }

    /// <summary>What Slack cannot be asked without a working token.</summary>
    public static Finding NotAsked(string key, string title) =>
        new(key, FindingLevel.NotChecked, title, "Slack did not accept the token, so it was not asked.");
}
