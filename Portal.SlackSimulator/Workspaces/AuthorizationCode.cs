using System.Security.Cryptography;
using System.Text;

namespace Portal.SlackSimulator.Workspaces;

/// <summary>What a person allowed, until the app exchanges it.</summary>
/// <param name="ChannelId">The channel chosen for the incoming webhook, if one was asked for.</param>
internal sealed record AuthorizationCode(string Value, AuthorizationRequest Request, string? ChannelId, DateTimeOffset IssuedAt)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    public bool IsUsed { get; set; }

    public string? ProblemOf(string? redirectUri, string? verifier, DateTimeOffset now) => this switch
    {
        { IsUsed: true } => "code_already_used",
        _ when now >= IssuedAt + Life => "invalid_code",
        _ when Request.RedirectUri != redirectUri => "bad_redirect_uri",
        _ when !IsVerified(verifier) => "invalid_code_verifier",
        _ => null,
    };

    private bool IsVerified(string? verifier) => Request switch
    {
        { CodeChallenge: null } => string.IsNullOrEmpty(verifier),
        _ when verifier is null => false,
        { IsChallengeHashed: true } => Base64(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) == Request.CodeChallenge,
        _ => verifier == Request.CodeChallenge,
    };

    private static string Base64(byte[] hash) => Convert.ToBase64String(hash).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
