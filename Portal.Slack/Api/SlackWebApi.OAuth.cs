using Portal.Domain;
using Portal.Domain.Slack;

namespace Portal.Slack.Api;

/// <content>Installing the app and giving its token back.</content>
public sealed partial class SlackWebApi
{
    /// <summary>Turns the code that an installation brings into a token. A code works once, so this is never repeated.</summary>
    /// <param name="redirectUri">Exactly as it was sent with the authorization.</param>
    public Task<SlackResult<OAuthAccess>> ExchangeCodeAsync(string clientId, Secret clientSecret, string code, string redirectUri, CancellationToken ct) =>
        CallAsync(ApiCall.Basic("oauth.v2.access", clientId, clientSecret, ("code", code), ("redirect_uri", redirectUri)), OAuthAccess.Read, ct);

    /// <summary>Ends the token. Webhooks that came with it end too. True when Slack says that it was revoked.</summary>
    public async Task<SlackResult<bool>> RevokeAsync(Secret token, CancellationToken ct)
    {
        var result = await CallAsync(ApiCall.Write("auth.revoke", token), ct);
        return new(result.Value is { } body && SlackJson.Flag(body.Json, "revoked"), result.Error) { Scopes = result.Scopes };
    }
}
