namespace Portal.SlackSimulator.Workspaces;

/// <summary>How the simulated app is set up, as one would on api.slack.com/apps. <c>POST /control/app</c> changes it, a reset brings it back.</summary>
public sealed class SlackSimulatorOptions
{
    /// <summary>Where clicks on a message's buttons are sent; without it every click ends in ⚠.</summary>
    public string? InteractivityUrl { get; set; }

    /// <summary>Where events (tokens revoked, app uninstalled, channel archived or renamed) are sent; without it none are.</summary>
    public string? EventsUrl { get; set; }

    /// <summary>The Redirect URLs of the app. Empty: every loopback address with the path <c>/slack/oauth/callback</c>.</summary>
    public IList<string> RedirectUrls { get; } = [];

    /// <summary>Hosts (<c>name</c> or <c>name:port</c>) that may be called besides loopback.</summary>
    public IList<string> AllowedRequestHosts { get; } = [];
}
