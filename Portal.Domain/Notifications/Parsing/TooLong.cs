namespace Portal.Domain.Notifications.Parsing;

/// <summary>What becomes of a text that is longer than it may be.</summary>
internal enum TooLong
{
    /// <summary>The event has no meaning without it.</summary>
    Refuse,

    /// <summary>People read it; its beginning will do.</summary>
    Cut,

    /// <summary>It tells one thing from another, which half of it would not.</summary>
    LeaveOut,
}
