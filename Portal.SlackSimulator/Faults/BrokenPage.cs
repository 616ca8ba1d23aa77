namespace Portal.SlackSimulator.Faults;

/// <summary>What a broken Slack answers to whatever is asked.</summary>
internal sealed record BrokenPage(int Status, string Html);
