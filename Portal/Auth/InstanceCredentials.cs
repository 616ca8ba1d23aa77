using Portal.Domain.Auth;

namespace Portal.Auth;

/// <summary>What proves that a caller may use an instance's API, ready to be compared: signing keys decoded, tokens by hash.</summary>
internal sealed record InstanceCredentials(
    Guid OrganizationId,
    Guid InstanceId,
    string Slug,
    IReadOnlyList<SigningKey> SigningKeys,
    IReadOnlyDictionary<string, KnownToken> Tokens)
{
    /// <param name="name">The source or token that proved to be what it says.</param>
    public InstanceCaller CallerNamed(string name) => new(OrganizationId, InstanceId, Slug, name);
}

/// <summary>One secret of an event source.</summary>
/// <param name="Key">The bytes behind <c>whsec_</c>.</param>
/// <param name="ExpiresAt">Never, when null.</param>
internal sealed record SigningKey(Guid SourceId, string SourceName, byte[] Key, DateTimeOffset? ExpiresAt);

/// <summary>One API token.</summary>
internal sealed record KnownToken(Guid Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset? ExpiresAt, bool IsRevoked)
{
    public static KnownToken Of(ApiToken row) => new(row.Id, row.Name, row.Scopes, row.ExpiresAt, row.RevokedAt is not null);

    /// <summary>What the audit log writes for a call by this token.</summary>
    public string Actor => "token " + Name;

    public bool IsValidAt(DateTimeOffset now) => !IsRevoked && (ExpiresAt is null || ExpiresAt > now);
}

/// <summary>A token together with the caller that it makes.</summary>
internal sealed record AdmittedToken<TCaller>(KnownToken Token, TCaller Caller)
    where TCaller : Caller;
