using Portal.Domain.Audit;

namespace Portal.Domain.Auth;

/// <summary>A bearer token of the HTTP API. Shown once, kept only as a hash.</summary>
public sealed class ApiToken : IAudited
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>Null for a token of the organization itself, which acts on none of its instances.</summary>
    public required Guid? InstanceId { get; init; }

    public required string Name { get; set; }

    /// <summary>SHA-256 of the token in lower-case hex. The token has 256 random bits, so no salt or slow hash is needed.</summary>
    public required string Hash { get; init; }

    public required string LastFour { get; init; }

    /// <summary>Members of <see cref="TokenScope.All"/>.</summary>
    public required List<string> Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    /// <summary>Never, when null.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Exact to the minute only: it is written at most once a minute.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    string IAudited.AuditName => Name;

    public bool IsValidAt(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || ExpiresAt > now);

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
