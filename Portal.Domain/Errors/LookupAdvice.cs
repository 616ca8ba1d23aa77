using Portal.Domain.Connections;
using Portal.Domain.Slack;

namespace Portal.Domain.Errors;

/// <summary>What to do about the token of a webhook that looks people up: messages arrive without it, but notify no person.</summary>
public static class LookupAdvice
{
    /// <summary>For a banner, where the connection is named beside it.</summary>
    public const string Short = "People are named, not notified: replace the lookup token.";

    public static Advice For(SlackError error, string connectionName) => new(
        ErrorLevel.Error,
        error.Code,
        $"Slack refuses to look people up for connection \"{connectionName}\" ({error.Code}), so its messages name people without notifying them",
        RemedyFor(error));

    private static string RemedyFor(SlackError error) => error.Kind == SlackErrorKind.Connection
        ? $"Edit the connection and paste a bot token of its workspace that has users:read and {SlackScopes.FindPeople}."
        : "Check that this server reaches Slack and that the workspace's rules allow the app to look people up. If they do, replace the lookup token.";
}
