using Portal.Domain.Notifications.Routing;

namespace Portal.Features.Connections.Defaults;

/// <summary>What can happen when Slack cannot deliver.</summary>
internal static class FallbackWords
{
    public static IReadOnlyList<FallbackWord> All { get; } =
    [
        new(FallbackKeys.Email, "Send an e-mail", "People get the same message by e-mail. Needs a mail server (Smtp:Host)."),
        new(FallbackKeys.Skip, "Skip", "Nobody is told. The error is listed."),
        new(FallbackKeys.LogOnly, "Log only", "Nobody is told. The error is listed and the message is under Notifications."),
    ];
}

internal sealed record FallbackWord(string Key, string Word, string Sentence);
