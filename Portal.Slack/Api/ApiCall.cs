using System.Net.Http.Headers;
using System.Text;
using Portal.Domain;

namespace Portal.Slack.Api;

/// <summary>One call of a Web API method, ready to be sent.</summary>
/// <param name="Credentials">The token, or what stands for it.</param>
/// <param name="IsRead">It changes nothing at Slack, so that it may be repeated after an outage.</param>
internal sealed record ApiCall(string Method, AuthenticationHeaderValue? Credentials, HttpContent Content, bool IsRead)
{
    /// <summary>Slack takes forms for every method, JSON for some only. Arguments without a value are left out.</summary>
    public static ApiCall Read(string method, Secret token, params (string Name, string? Value)[] arguments) =>
        new(method, Bearer(token), Form(arguments), IsRead: true);

    public static ApiCall Write(string method, Secret token, params (string Name, string? Value)[] arguments) =>
        new(method, Bearer(token), Form(arguments), IsRead: false);

    public static ApiCall Json(string method, Secret token, ReadOnlyMemory<byte> json, bool isRead = false)
    {
        var content = new ReadOnlyMemoryContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return new(method, Bearer(token), content, isRead);
    }

    /// <summary>A call by the app itself, which has no token yet.</summary>
    public static ApiCall Basic(string method, string user, Secret password, params (string Name, string? Value)[] arguments)
    {
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password.Reveal()}"));
        return new(method, new AuthenticationHeaderValue("Basic", pair), Form(arguments), IsRead: false);
    }

    // No token holds other characters; a header with them would be refused by an exception that shows it.
    private static AuthenticationHeaderValue? Bearer(Secret token) =>
        token.Reveal() is { Length: > 0 } text && !text.AsSpan().ContainsAnyExceptInRange('!', '~') ? new("Bearer", text) : null;

    private static FormUrlEncodedContent Form((string Name, string? Value)[] arguments) =>
        new(arguments.Where(argument => argument.Value is not null).Select(argument => KeyValuePair.Create(argument.Name, argument.Value)));
}
