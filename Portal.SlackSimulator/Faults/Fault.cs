namespace Portal.SlackSimulator.Faults;

/// <summary>Something that will go wrong, armed by a test or a person.</summary>
internal sealed class Fault(int id, string target, FaultKind kind, int? count)
{
    public const string AnyWebhook = "webhook";
    public const string AnyMethod = "api";

    private int _left = count ?? int.MaxValue;
    private int _hits;

    public int Id => id;

    /// <summary>A method or <see cref="AnyMethod"/>, a webhook's path or <see cref="AnyWebhook"/>, a channel, or a token.</summary>
    public string Target => target;

    public FaultKind Kind => kind;

    public string? Error { get; init; }

    public int DelayMs { get; init; }

    public int RetryAfter { get; init; }

    public bool IsUsedUp => _left <= 0;

    public int Hits => _hits;

    /// <summary>How often it will still strike; null is until it is cleared.</summary>
    public int? Left => count is null ? null : Math.Max(0, _left);

    /// <summary>Uses it once, if it is not used up.</summary>
    public bool TryUse()
    {
        if (count is not null && Interlocked.Decrement(ref _left) < 0)
        {
            return false;
        }

        Interlocked.Increment(ref _hits);
        return true;
    }
}
