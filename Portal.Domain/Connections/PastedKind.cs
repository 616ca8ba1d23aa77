namespace Portal.Domain.Connections;

/// <summary>Tells what was pasted by how it begins, so that a form can put it where it belongs.</summary>
public static class PastedKind
{
    public static PastedField Of(string text) => text.Trim() switch
    {
        { } url when url.StartsWith("https://hooks.", StringComparison.OrdinalIgnoreCase) => PastedField.WebhookUrl,
        { } token when token.StartsWith("xoxb-", StringComparison.OrdinalIgnoreCase) => PastedField.BotToken,
        _ => PastedField.Unknown,
    };
}

/// <summary>A field of a connection's form.</summary>
public enum PastedField
{
    Unknown,
    WebhookUrl,
    BotToken,
}
