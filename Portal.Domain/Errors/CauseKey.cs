using Portal.Domain.Slack;

namespace Portal.Domain.Errors;

/// <summary>What makes two failures of a connection the same.</summary>
public static class CauseKey
{
    /// <summary>Credentials that Slack refuses are one cause, whatever was asked with them. All else is one for each channel or person.</summary>
    /// <param name="place">The channel's id or the person's e-mail, where there is one.</param>
    /// <param name="call">What failed, where the same word needs another remedy than for a post.</param>
    public static string Of(Guid connectionId, SlackError error, string? place = null, string? call = null) =>
        error.Kind == SlackErrorKind.Connection ? $"slack:{connectionId}:{error.Code}:"
        : call is null ? $"slack:{connectionId}:{error.Code}:{place}"
        : $"slack:{connectionId}:{call}:{error.Code}:{place}";
}
