namespace Portal.Domain.Connections;

/// <summary>How far the list of a connection's channels is loaded.</summary>
public sealed class ChannelListing
{
    public required Guid ConnectionId { get; init; }

    public required ChannelListingStatus Status { get; set; }

    /// <summary>Channels of this loading so far.</summary>
    public int Loaded { get; set; }

    public required DateTimeOffset StartedAt { get; set; }

    /// <summary>When a loading last came to its end; null when none has.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>Slack's word for why the newest loading ended early.</summary>
    public string? Error { get; set; }
}

public enum ChannelListingStatus
{
    Loading,
    Complete,
    Failed,
}
