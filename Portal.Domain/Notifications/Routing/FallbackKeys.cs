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

    private const string Prefix = "fallback:";

    /// <summary>The <see cref="DeliveryAttempt.Method"/> of an attempt that takes a fallback.</summary>
    public static string MethodOf(string key) => Prefix + key;

    /// <summary>The fallback that such a method names; null for a call to Slack.</summary>
    public static string? OfMethod(string method) => method.StartsWith(Prefix, StringComparison.Ordinal) ? method[Prefix.Length..] : null;
}
