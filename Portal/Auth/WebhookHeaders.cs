namespace Portal.Auth;

/// <summary>The three headers of Standard Webhooks; empty where one is missing.</summary>
internal sealed record WebhookHeaders(string Id, string Timestamp, string Signature)
{
    /// <summary>The header that names an event.</summary>
    public const string IdName = "webhook-id";

    private const int MaxIdLength = 255;

    /// <summary>Whether the sender means to be known by a signature: a timestamp alone says so only where nothing else does.</summary>
    public bool AreSigned(bool hasToken) => Signature.Length > 0 || (Timestamp.Length > 0 && !hasToken);

    public static WebhookHeaders Of(IHeaderDictionary headers) => new(
        headers[IdName].ToString(),
        headers["webhook-timestamp"].ToString(),
        headers["webhook-signature"].ToString());

    /// <summary>1 to 255 visible ASCII characters.</summary>
    public static bool IsId(string text) => text.Length is > 0 and <= MaxIdLength && text.All(letter => letter is > ' ' and <= '~');
}
