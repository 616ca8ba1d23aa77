namespace Portal.Worker.Jobs;

/// <summary>What a drain does after a step.</summary>
/// <param name="Wait">How long to wait, unless poked; null when nothing is in sight.</param>
internal readonly record struct DrainStep(TimeSpan? Wait)
{
    /// <summary>There may be more right now.</summary>
    public static DrainStep Again { get; } = new(TimeSpan.Zero);

    /// <summary>Nothing is left; linger for a moment, then end.</summary>
    public static DrainStep Idle { get; } = new(null);

    /// <summary>Stay, and look again after this time or when poked.</summary>
    public static DrainStep After(TimeSpan wait) => new(wait);
}
