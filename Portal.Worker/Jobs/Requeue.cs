namespace Portal.Worker.Jobs;

/// <summary>When a drain takes its next step.</summary>
/// <param name="Wait">How long to wait, unless poked; null when nothing is in sight.</param>
internal readonly record struct Requeue(TimeSpan? Wait)
{
    /// <summary>There may be more right now.</summary>
    public static Requeue AtOnce { get; } = new(TimeSpan.Zero);

    /// <summary>Nothing is left; linger for a moment, then end.</summary>
    public static Requeue None { get; } = new(null);

    /// <summary>Stay, and look again after this time or when poked.</summary>
    public static Requeue After(TimeSpan wait) => new(wait);
}
