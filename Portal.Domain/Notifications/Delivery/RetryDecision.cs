namespace Portal.Domain.Notifications.Delivery;

/// <summary>What to do after a failed attempt.</summary>
public abstract record RetryDecision
{
    private protected RetryDecision()
    {
    }
}

/// <summary>Try again, not before <paramref name="At"/>.</summary>
public sealed record RetryAt(DateTimeOffset At) : RetryDecision;

/// <summary>Stop trying and use the route's fallback.</summary>
/// <param name="Reason">A sentence for people.</param>
public sealed record FallBack(string Reason) : RetryDecision;
