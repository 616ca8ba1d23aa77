namespace Portal.Domain.Slack;

/// <summary>How fast we call Slack; 0 is no limit of ours. The defaults are what Slack publishes.</summary>
public sealed class SlackLimits
{
    public double MessagesPerSecondPerChannel { get; set; } = 1;

    /// <summary>Slack says "several hundred".</summary>
    public double MessagesPerMinutePerWorkspace { get; set; } = 300;

    public double Tier1PerMinute { get; set; } = 1;

    public double Tier2PerMinute { get; set; } = 20;

    public double Tier3PerMinute { get; set; } = 50;

    public double Tier4PerMinute { get; set; } = 100;
}
