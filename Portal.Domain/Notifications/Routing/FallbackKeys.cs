namespace Portal.Domain.Notifications.Routing;

/// <summary>What happens when Slack cannot deliver, by its names in settings, HTTP and the database.</summary>
public static class FallbackKeys
{
    public const string Email = "EMAIL";
    public const string Skip = "SKIP";
    public const string LogOnly = "LOG_ONLY";

    /// <summary>Where no level of the configuration names one.</summary>
    public const string Default = Email;

    /// <summary>Stands with an attempt in place of a fallback where others tell all of the notification's people.</summary>
    public const string None = "NONE";
}
