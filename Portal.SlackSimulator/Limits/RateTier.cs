namespace Portal.SlackSimulator.Limits;

/// <summary>What Slack counts a method's calls by: calls a minute, or messages to a channel.</summary>
internal enum RateTier
{
    Tier1,
    Tier2,
    Tier3,
    Tier4,
    Special,
    Posting,
}
