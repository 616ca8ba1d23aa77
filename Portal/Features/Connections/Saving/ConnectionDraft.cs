using Portal.Domain;

namespace Portal.Features.Connections.Saving;

/// <summary>What the form, the API or an installation wants stored.</summary>
/// <param name="Id">The connection to change; null adds one.</param>
/// <param name="Mode">A mode's key.</param>
/// <param name="Name">Without blanks around it. Null keeps the name, and gives a new Slack app its workspace's.</param>
internal sealed record ConnectionDraft(Guid? Id, string Mode, string? Name)
{
    /// <summary>Checked; null keeps what is stored.</summary>
    public Secret? WebhookUrl { get; init; }

    /// <summary>Whose token it brings; null keeps what is stored, or is not known yet.</summary>
    public SlackInstallation? Installation { get; init; }

    /// <summary>Null leaves it as it is.</summary>
    public bool? Enabled { get; init; }

    /// <summary>A connection of the same app and workspace gets the token. Without it that connection is only named in the answer.</summary>
    public bool MayReplace { get; init; }
}
