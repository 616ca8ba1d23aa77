namespace Portal.Domain.Notifications;

public enum AttemptOutcome
{
    /// <summary>The call is under way.</summary>
    Started,

    Succeeded,

    /// <summary>Refused or failed; the error code says why.</summary>
    Failed,

    /// <summary>No answer came: the message may or may not be in Slack.</summary>
    Uncertain,
}
