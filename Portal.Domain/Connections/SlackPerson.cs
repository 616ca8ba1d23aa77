namespace Portal.Domain.Connections;

/// <summary>Whom an e-mail means in a connection's workspace, kept for a while because Slack allows 50 questions a minute.</summary>
public sealed class SlackPerson
{
    public required Guid ConnectionId { get; init; }

    /// <summary>SHA-256 of the lower-cased e-mail, in hexadecimal: the address itself is not kept.</summary>
    public required string EmailHash { get; init; }

    /// <summary>Null when Slack knows nobody by this e-mail.</summary>
    public string? SlackUserId { get; init; }

    public required DateTimeOffset CheckedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
