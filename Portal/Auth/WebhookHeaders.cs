namespace Portal.Auth;

/// <summary>The three headers of Standard Webhooks; empty where one is missing.</summary>
internal sealed record WebhookHeaders(string Id, string Timestamp, string Signature)
{
    private const int MaxIdLength = 255;

    /// <summary>Whether the sender means to be known by a signature.</summary>
    public bool IsSigned => Signature.Length > 0 || Timestamp.Length > 0;

    public static WebhookHeaders Of(IHeaderDictionary headers) => new(
        headers["webhook-id"].ToString(),
        headers["webhook-timestamp"].ToString(),
        headers["webhook-signature"].ToString());

    /// <summary>1 to 255 visible ASCII characters.</summary>
    public static bool IsId(string text) => text.Length is > 0 and <= MaxIdLength && text.All(letter => letter is > ' ' and <= '~');
}
