namespace Portal.Domain.Slack;

/// <summary>An answer of Slack (or its absence) that is not a success.</summary>
/// <param name="Code">Slack's word, or ours: <c>timeout</c>, <c>network_error</c>, <c>connect_failed</c>, <c>http_NNN</c>, <c>unexpected_answer</c>.</param>
/// <param name="RetryAfter">How long Slack asks us to wait, as it says it; null where it does not. <see cref="AskedWait"/> says how long that is in truth.</param>
/// <param name="Detail">Slack's hints for a developer; never a secret.</param>
public sealed record SlackError(string Code, SlackErrorKind Kind, int? HttpStatus, TimeSpan? RetryAfter, string? Detail)
{
    /// <summary>Slack's answer was lost or half-done: the message may have been posted all the same.</summary>
    public bool OutcomeUnknown => SlackErrorCodes.LeavesOutcomeUnknown(Code) || (SlackErrorCodes.Find(Code) is null && HttpStatus is 500 or 502 or 504);

    /// <summary>Slack has no such user, or one who takes no messages: it says something of a person, and nothing of token, channel or message.</summary>
    public bool IsAboutPerson => SlackErrorCodes.IsAboutPerson(Code);

    /// <summary>Slack's word decides; the HTTP status only where the word is unknown.</summary>
    public static SlackError Classify(string code, int? httpStatus, TimeSpan? retryAfter = null, string? detail = null) =>
        new(code, SlackErrorCodes.Find(code) ?? ByStatus(httpStatus), httpStatus, retryAfter, detail);

    /// <summary>Slack's and our words of this kind.</summary>
    public static IEnumerable<string> CodesOf(SlackErrorKind kind) => SlackErrorCodes.Of(kind);

    // A redirect is no part of Slack's contract: a proxy or an outage answers so, and both pass.
    private static SlackErrorKind ByStatus(int? status) => status switch
    {
        429 => SlackErrorKind.RetryAfter,
        >= 300 and < 400 or 408 or >= 500 => SlackErrorKind.Retry,
        _ => SlackErrorKind.Content,
    };
}
