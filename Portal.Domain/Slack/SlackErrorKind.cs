namespace Portal.Domain.Slack;

/// <summary>Who must act before the same call can work.</summary>
public enum SlackErrorKind
{
    /// <summary>No person, after the wait that Slack asks for.</summary>
    RetryAfter,

    /// <summary>No person: an outage or a lost connection.</summary>
    Retry,

    /// <summary>We: the request itself is wrong.</summary>
    Content,

    /// <summary>The owner of the rule: this channel or person cannot be reached.</summary>
    Target,

    /// <summary>An admin: the token or webhook no longer works.</summary>
    Connection,
}
