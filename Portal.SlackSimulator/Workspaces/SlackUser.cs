namespace Portal.SlackSimulator.Workspaces;

internal sealed record SlackUser(string Id, string Handle, string RealName, string? Email)
{
    public bool IsDeleted { get; init; }

    public bool IsBot { get; init; }

    public bool IsGuest { get; init; }

    /// <summary>A guest of one channel, whom Slack calls ultra restricted. Set <see cref="IsGuest"/> as well.</summary>
    public bool IsSingleChannelGuest { get; init; }

    public bool IsAdmin { get; init; }

    /// <summary>Set for a person of an Enterprise organization, whose id starts with W.</summary>
    public string? EnterpriseId { get; init; }

    public string TimeZone { get; init; } = "Europe/Warsaw";

    /// <summary>Slack refuses direct messages from one bot to another, and Slackbot is one in all but its flag.</summary>
    public bool TakesDirectMessages => !IsBot && Id != WorkspaceSeed.SlackbotId;
}
