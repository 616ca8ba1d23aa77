using Portal.Domain.Auth;

namespace Portal.Features.Access;

/// <summary>An event source as pages and the API show it.</summary>
/// <param name="Secrets">The ones that are accepted now, newest first.</param>
public sealed record EventSourceSummary(
    Guid Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastEventAt, IReadOnlyList<SigningSecretSummary> Secrets)
{
    internal static EventSourceSummary Of(EventSource row, DateTimeOffset? lastEventAt, DateTimeOffset now) => new(
        row.Id,
        row.Name,
        row.CreatedAt,
        row.RevokedAt,
        lastEventAt,
        [.. row.Secrets.Where(secret => secret.IsValidAt(now)).OrderByDescending(secret => secret.CreatedAt)
            .Select(secret => new SigningSecretSummary(secret.Value.LastFour, secret.CreatedAt, secret.ExpiresAt))]);
}

/// <param name="ExpiresAt">When it stops to be accepted; null for the newest.</param>
public sealed record SigningSecretSummary(string LastFour, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt);
