using Portal.Domain.Audit;

namespace Portal.Domain.Auth;

/// <summary>A system that may post events, known by the secrets that it signs with (Standard Webhooks).</summary>
public sealed class EventSource : IAudited
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required Guid InstanceId { get; init; }

    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>When its last event was stored, to the minute.</summary>
    public DateTimeOffset? LastEventAt { get; init; }

    /// <summary>The newest has no end; while a rotation overlaps, an older one is valid too.</summary>
    public List<EventSourceSecret> Secrets { get; init; } = [];

    Guid? IAudited.InstanceId => InstanceId;

    string IAudited.AuditName => Name;

    /// <summary>Adds a secret and lets the ones before it end after <paramref name="overlap"/>.</summary>
    public void Rotate(EventSourceSecret next, DateTimeOffset now, TimeSpan overlap)
    {
        foreach (var secret in Secrets)
        {
            secret.EndBy(now + overlap);
        }

        Secrets.Add(next);
    }

    public void Revoke(DateTimeOffset now)
    {
        RevokedAt ??= now;
        foreach (var secret in Secrets)
        {
            secret.EndBy(now);
        }
    }
}
