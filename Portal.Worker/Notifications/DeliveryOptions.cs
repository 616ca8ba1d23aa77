namespace Portal.Worker.Notifications;

/// <summary>Section <c>Delivery</c>.</summary>
public sealed class DeliveryOptions
{
    /// <summary><c>Delivery:FallbackAfter</c>: how long Slack has to take a message before the fallback goes out.</summary>
    public TimeSpan FallbackAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary><c>Delivery:RetentionDays</c>: how long events and their notifications are kept.</summary>
    public int RetentionDays { get; set; } = 30;

    /// <summary><c>Delivery:MaxConcurrentCalls</c>: how many calls of one connection may be under way when no limit of ours paces them.</summary>
    public int MaxConcurrentCalls { get; set; } = 64;

    /// <summary><c>Delivery:MaxConcurrentFallbacks</c>: how many of one kind of fallback may be under way: conversations with the mail server, say.</summary>
    public int MaxConcurrentFallbacks { get; set; } = 8;
}
