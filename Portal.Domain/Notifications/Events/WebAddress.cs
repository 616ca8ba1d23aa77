namespace Portal.Domain.Notifications.Events;

/// <summary>Which addresses a button or link may lead to.</summary>
internal static class WebAddress
{
    public static bool IsUsable(string? url) =>
        url is { Length: > 0 and <= FieldLimits.Url }
        && !url.AsSpan().ContainsAnyInRange('\0', ' ')
        && StartsPlainly(url)
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.Host.Length > 0;

    // What Uri would quietly repair, such as "http:\\host", a browser and Slack may read differently.
    private static bool StartsPlainly(ReadOnlySpan<char> url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal);
        var rest = start < 0 ? default : url[(start + 3)..];
        var end = rest.IndexOfAny('/', '?', '#');
        return start >= 0 && !(end < 0 ? rest : rest[..end]).Contains('\\');
    }
}
