namespace Portal.SlackSimulator.Workspaces;

/// <param name="Refusal">What it answers instead of posting, or null if it works.</param>
internal sealed record SlackWebhook(string Path, string ChannelId, string Title, string? Refusal = null)
{
    public string HookId { get; } = Path.Split('/')[3];

    /// <summary>The path without the secret part.</summary>
    public string Redacted { get; } = Path[..Path.LastIndexOf('/')] + "/…";

    /// <summary>The bot token with which it came and goes.</summary>
    public string? Token { get; init; }
}
