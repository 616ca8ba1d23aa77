using Portal.Domain.Slack;

namespace Portal.Domain.Errors;

/// <summary>What makes two failures of a connection the same.</summary>
public static class CauseKey
{
    private static readonly string[] Unsendable = ["reconnect_needed", "connection_disabled", "connection_unusable"];

    // What one remedy in the workspace mends, or none: not one for each channel.
    private static readonly string[] OfWorkspace = ["edit_window_closed", "message_not_found", "cant_update_message"];

    /// <summary>Credentials that Slack refuses are one cause, whatever was asked with them. All else is one for each channel or person.</summary>
    /// <param name="place">The channel's id or the person's e-mail, where there is one.</param>
    /// <param name="call">What failed, where the same word needs another remedy than for a post.</param>
    public static string Of(Guid connectionId, SlackError error, string? place = null, string? call = null) =>
        error.Kind == SlackErrorKind.Connection ? $"slack:{connectionId}:{error.Code}:"
        : call is null ? $"slack:{connectionId}:{error.Code}:{place}"
        : $"slack:{connectionId}:{call}:{error.Code}:{place}";

    /// <summary>A message in Slack that could not be brought up to date.</summary>
    public static string OfUpdate(Guid connectionId, SlackError error, string channelId) =>
        Of(connectionId, error, OfWorkspace.Contains(error.Code, StringComparer.Ordinal) || error.Kind == SlackErrorKind.Content ? null : channelId, "update");

    /// <summary>Notifications that a connection cannot send take the fallback.</summary>
    /// <param name="code">Why: <c>reconnect_needed</c>, say.</param>
    public static string OfFallback(Guid? connectionId, string code) => $"fallback:{code}:{connectionId}";

    /// <summary>All causes that are over when the connection works again.</summary>
    public static IReadOnlyList<string> OfConnection(Guid connectionId) =>
    [
        .. SlackError.CodesOf(SlackErrorKind.Connection).Select(code => Of(connectionId, SlackError.Classify(code, null))),
        .. Unsendable.Select(code => OfFallback(connectionId, code)),
    ];
}
