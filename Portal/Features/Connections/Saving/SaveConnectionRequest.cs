using Portal.Domain.Connections;

namespace Portal.Features.Connections.Saving;

/// <param name="Id">Null adds one.</param>
/// <param name="Mode">Of a new connection; null follows from the secrets that are given.</param>
/// <param name="Name">Null keeps the name, and gives a new Slack app its workspace's.</param>
internal sealed record SaveConnectionRequest(Guid? Id, string? Mode, string? Name)
{
    public const string BotTokenField = "botToken";
    public const string LookupTokenField = "lookupToken";

    /// <summary>Null keeps what is stored, like each secret.</summary>
    public string? WebhookUrl { get; init; }

    public string? BotToken { get; init; }

    public string? LookupToken { get; init; }

    /// <summary>Null leaves it as it is.</summary>
    public bool? Enabled { get; init; }

    /// <summary>For a new connection: if the app is connected to the workspace already, that connection gets the token.</summary>
    public bool Replace { get; init; }

    public string ModeOrGuess => Mode ?? (LookupToken is not null ? ConnectionModeKeys.IncomingWebhookLookup : BotToken is not null ? ConnectionModeKeys.SlackApp : ConnectionModeKeys.IncomingWebhook);

    public override string ToString() => $"{nameof(SaveConnectionRequest)} {Mode} {Name}";
}
