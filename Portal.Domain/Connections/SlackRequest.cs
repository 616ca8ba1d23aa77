namespace Portal.Domain.Connections;

/// <summary>A request of Slack's that was dealt with: Slack sends events again when it is unsure.</summary>
public sealed class SlackRequest
{
    /// <summary>Slack's <c>event_id</c>.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}
