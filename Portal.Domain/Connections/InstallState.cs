namespace Portal.Domain.Connections;

/// <summary>One way to Slack's consent page and back: the OAuth <c>state</c>, good for one return of the same member in the same session.</summary>
public sealed class InstallState
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the value in the address, in hexadecimal.</summary>
    public required string StateHash { get; init; }

    /// <summary>SHA-256 of the session's cookie, in hexadecimal.</summary>
    public required string SessionHash { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid InstanceId { get; init; }

    public required Guid MemberId { get; init; }

    /// <summary>The connection to renew; null to make a new one.</summary>
    public Guid? ConnectionId { get; init; }

    /// <summary>Sent again with the code, to the letter.</summary>
    public required string RedirectUri { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}
