namespace Portal.Domain.Connections;

/// <summary>Which Slack user an e-mail belongs to in a connection's workspace, kept for a while because Slack allows 50 lookups a minute.</summary>
public sealed class CachedSlackUser
{
    public required Guid ConnectionId { get; init; }

    /// <summary>SHA-256 of the lower-cased e-mail, in hexadecimal: the address itself is not kept.</summary>
    public required string EmailHash { get; init; }

    /// <summary>Null when Slack knows no user by this e-mail.</summary>
    public string? SlackUserId { get; init; }

    public required DateTimeOffset CheckedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
