namespace Portal.Auth;

/// <summary>Who may post to an instance, ready to be compared: signing keys decoded, tokens by hash.</summary>
internal sealed record AccessList(
    Guid OrganizationId,
    Guid InstanceId,
    string Slug,
    IReadOnlyList<SigningKey> SigningKeys,
    IReadOnlyDictionary<string, KnownToken> Tokens);

/// <summary>One secret of an event source.</summary>
/// <param name="Key">The bytes behind <c>whsec_</c>.</param>
/// <param name="ExpiresAt">Never, when null.</param>
internal sealed record SigningKey(Guid SourceId, string SourceName, byte[] Key, DateTimeOffset? ExpiresAt);

/// <summary>One API token.</summary>
internal sealed record KnownToken(Guid Id, string Name, IReadOnlyList<string> Scopes, DateTimeOffset? ExpiresAt, bool IsRevoked)
{
    public bool IsValidAt(DateTimeOffset now) => !IsRevoked && (ExpiresAt is null || ExpiresAt > now);
}

/// <summary>A token together with the instance that it belongs to.</summary>
internal sealed record AdmittedToken(AccessList Instance, KnownToken Token);
