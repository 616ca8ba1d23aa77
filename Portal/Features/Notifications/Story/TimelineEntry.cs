using Portal.Components.Shared;

namespace Portal.Features.Notifications.Story;

/// <summary>One thing that happened to a notification, in words.</summary>
public sealed record TimelineEntry
{
    public required DateTimeOffset At { get; init; }

    public required string Icon { get; init; }

    public required BadgeTone Tone { get; init; }

    public required string Title { get; init; }

    /// <summary>The dry facts: method, status, latency.</summary>
    public string? Facts { get; init; }

    public string? Text { get; init; }

    public string? Remedy { get; init; }

    /// <summary>Where the remedy can be applied, or the fix can be seen.</summary>
    public bool LinksToConnection { get; init; }

    /// <summary>It has not happened yet.</summary>
    public bool IsAhead { get; init; }
}
