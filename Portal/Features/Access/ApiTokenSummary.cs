using Portal.Domain.Auth;

namespace Portal.Features.Access;

/// <summary>An API token as pages and the API show it: never the token.</summary>
public sealed record ApiTokenSummary(
    Guid Id,
    string Name,
    string LastFour,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? LastUsedAt)
{
    internal static ApiTokenSummary Of(ApiToken row) => new(
        row.Id, row.Name, row.LastFour, row.Scopes, row.CreatedAt, row.CreatedBy, row.ExpiresAt, row.RevokedAt, row.LastUsedAt);
}
