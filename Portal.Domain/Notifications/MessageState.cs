namespace Portal.Domain.Notifications;

/// <summary>Whether a message tells the truth.</summary>
public enum MessageState
{
    /// <summary>It shows the newest state.</summary>
    Current,

    /// <summary>It waits for its update.</summary>
    Stale,

    /// <summary>An update is under way (or was, when the process died; repeating it does no harm).</summary>
    Updating,

    /// <summary>Slack refuses to change it.</summary>
    Stuck,
}
