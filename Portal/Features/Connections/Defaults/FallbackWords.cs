namespace Portal.Features.Connections.Defaults;

/// <summary>What can happen when Slack cannot deliver.</summary>
internal static class FallbackWords
{
    public const string Usual = "EMAIL";

    public static IReadOnlyList<FallbackWord> All { get; } =
    [
        new("EMAIL", "Send an e-mail", "People get the same message by e-mail. Needs a mail server (Smtp:Host)."),
        new("SKIP", "Skip", "Nobody is told. The error is listed."),
        new("LOG_ONLY", "Log only", "Nobody is told. The error is listed and the message is under Notifications."),
    ];
}

internal sealed record FallbackWord(string Key, string Word, string Sentence);
