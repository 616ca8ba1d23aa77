namespace Portal.Data.Auth;

/// <summary>The column that a secret belongs to. A ciphertext of one column cannot be read as another's.</summary>
public sealed record SecretPurpose
{
    private SecretPurpose(string name) => Name = name;

    public static SecretPurpose WebhookUrl { get; } = new("Portal.Connections.WebhookUrl");

    public static SecretPurpose BotToken { get; } = new("Portal.Connections.BotToken");

    public static SecretPurpose LookupBotToken { get; } = new("Portal.Connections.LookupBotToken");

    public static SecretPurpose SigningSecret { get; } = new("Portal.EventSources.SigningSecret");

    public string Name { get; }
}
