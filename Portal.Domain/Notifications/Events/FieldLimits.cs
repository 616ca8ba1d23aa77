namespace Portal.Domain.Notifications.Events;

/// <summary>The longest values that an event may hold, in UTF-16 units.</summary>
public static class FieldLimits
{
    /// <summary>Ids, keys and names.</summary>
    public const int Name = 255;

    /// <summary>What mail servers take.</summary>
    public const int Email = 254;

    public const int Summary = 1_000;

    public const int Comment = 3_000;

    /// <summary>Slack's limit for a button.</summary>
    public const int Url = 3_000;

    public const int Recipients = 1_000;
}
