namespace Portal.Domain.Notifications.Events;

/// <summary>Which addresses a button or link may lead to.</summary>
internal static class WebAddress
{
    public static bool IsUsable(string? url) =>
        url is { Length: > 0 and <= FieldLimits.Url }
        && !url.AsSpan().ContainsAnyInRange('\0', ' ')
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.Host.Length > 0;
}
