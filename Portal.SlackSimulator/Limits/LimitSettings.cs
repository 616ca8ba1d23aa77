namespace Portal.SlackSimulator.Limits;

/// <summary>Off at first, so that a load test runs free. A limit of 0 is no limit.</summary>
internal sealed record LimitSettings
{
    public bool Enabled { get; init; }

    public double ChannelPerSecond { get; init; } = 1;

    public int ChannelBurst { get; init; } = 5;

    public int WorkspacePerMinute { get; init; } = 300;

    public int Tier1PerMinute { get; init; } = 1;

    public int Tier2PerMinute { get; init; } = 20;

    public int Tier3PerMinute { get; init; } = 50;

    public int Tier4PerMinute { get; init; } = 100;

    public int SpecialPerMinute { get; init; } = 600;

    public int PerMinute(RateTier tier) => tier switch
    {
        RateTier.Tier1 => Tier1PerMinute,
        RateTier.Tier2 => Tier2PerMinute,
        RateTier.Tier3 => Tier3PerMinute,
        RateTier.Tier4 => Tier4PerMinute,
        RateTier.Special => SpecialPerMinute,
        RateTier.Posting => WorkspacePerMinute,
    };
}
