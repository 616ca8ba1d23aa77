namespace Portal.SlackSimulator.Workspaces;

/// <summary>The app's configuration and what its installs do.</summary>
internal sealed record AppSettings
{
    public string? InteractivityUrl { get; init; }

    public string? EventsUrl { get; init; }

    public IReadOnlyList<string> RedirectUrls { get; init; } = [];

    /// <summary>Access tokens that live twelve hours and refresh tokens.</summary>
    public bool TokenRotation { get; init; }

    /// <summary>Slack mostly answers the old token again, but promises nothing.</summary>
    public bool NewTokenOnReinstall { get; init; }

    /// <summary>An install for the whole Enterprise organization: <c>team</c> is null.</summary>
    public bool OrgInstall { get; init; }

    /// <summary>Cancel answers <c>access_denied</c> without a description, as Slack does for some who may not install.</summary>
    public bool DenyWithoutDescription { get; init; }

    /// <summary>What apps.uninstall answers instead of doing it, or null.</summary>
    public string? UninstallError { get; init; }

    /// <summary>Slack sends app_uninstalled and tokens_revoked in any order.</summary>
    public bool UninstalledFirst { get; init; }

    /// <summary>The id of the workspace that the person chooses on the consent page, whatever the app asked for; null leaves it to the page.</summary>
    public string? InstallTo { get; init; }

    /// <summary>Answers come without <c>x-oauth-scopes</c>, as through some proxies.</summary>
    public bool WithoutScopesHeader { get; init; }

    public static AppSettings From(SlackSimulatorOptions options) => new()
    {
        InteractivityUrl = options.InteractivityUrl,
        EventsUrl = options.EventsUrl,
        RedirectUrls = [.. options.RedirectUrls],
    };
}
