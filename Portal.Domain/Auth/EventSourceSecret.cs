namespace Portal.Domain.Auth;

/// <summary>One signing secret of an <see cref="EventSource"/>.</summary>
public sealed class EventSourceSecret
{
    public required Guid Id { get; init; }

    public required Guid EventSourceId { get; init; }

    /// <summary>The <c>whsec_…</c> text, encrypted.</summary>
    public required ProtectedSecret Value { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it stops to be accepted; never, when null.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public bool IsValidAt(DateTimeOffset now) => ExpiresAt is null || ExpiresAt > now;

    internal void EndBy(DateTimeOffset end)
    {
        if (ExpiresAt is null || ExpiresAt > end)
        {
            ExpiresAt = end;
        }
    }
}
