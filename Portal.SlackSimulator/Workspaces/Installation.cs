
namespace Portal.SlackSimulator.Workspaces;

/// <summary>What oauth.v2.access hands to the app.</summary>
internal sealed record Installation
{
    /// <summary>Null when only user scopes were asked for.</summary>
    public SlackToken? Bot { get; init; }

    public SlackToken? User { get; init; }

    public SlackWebhook? Webhook { get; init; }

    /// <summary>With token rotation.</summary>
    public string? RefreshToken { get; init; }

    public string? UserRefreshToken { get; init; }

    public bool IsOrgWide { get; init; }
}
