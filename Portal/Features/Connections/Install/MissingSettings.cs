using Portal.Slack;

namespace Portal.Features.Connections.Install;

/// <summary>Which settings "Add to Slack" lacks.</summary>
internal static class MissingSettings
{
    public static IReadOnlyList<string> Of(SlackOptions options) =>
    [
        .. options.ClientId.Length == 0 ? ["Slack:ClientId"] : Array.Empty<string>(),
        .. options.ClientSecret.Length == 0 ? ["Slack:ClientSecret"] : Array.Empty<string>(),
        .. options.SigningSecret.Length == 0 ? ["Slack:SigningSecret"] : Array.Empty<string>(),
    ];
}
