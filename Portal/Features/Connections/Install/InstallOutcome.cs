using Portal.Domain.Slack;

namespace Portal.Features.Connections.Install;

/// <summary>How a way to Slack ended, as the address of the connections page carries it. <see cref="InstallWords"/> says it to people.</summary>
/// <param name="Code">One of the constants.</param>
/// <param name="ConnectionId">The connection that it is about, to be opened.</param>
/// <param name="Detail">Slack's word, or names of permissions.</param>
internal sealed record InstallOutcome(string Code, Guid? ConnectionId = null, string? Detail = null)
{
    public const string CodeKey = "slack";
    public const string DetailKey = "slack-detail";

    public const string Connected = "connected";
    public const string Renewed = "renewed";
    public const string ScopesMissing = "scopes-missing";
    public const string Elsewhere = "elsewhere";
    public const string OtherTeam = "other-team";

    public const string Exists = "exists";
    public const string RoleChanged = "role-changed";
    public const string NotConfigured = "not-configured";
    public const string NoAddress = "no-address";
    public const string ConnectionGone = "connection-gone";
    public const string Cancelled = "cancelled";
    public const string NotAllowed = "not-allowed";
    public const string StateMissing = "state-missing";
    public const string StateUnknown = "state-unknown";
    public const string StateExpired = "state-expired";
    public const string StateUsed = "state-used";
    public const string OtherSession = "other-session";
    public const string OtherMember = "other-member";
    public const string CodeMissing = "code-missing";
    public const string CodeInvalid = "code-invalid";
    public const string CodeUsed = "code-used";
    public const string WrongRedirect = "wrong-redirect";
    public const string WrongClient = "wrong-client";
    public const string WrongSecret = "wrong-secret";
    public const string Unreachable = "unreachable";
    public const string Refused = "refused";
    public const string Rotates = "rotates";
    public const string NoBot = "no-bot";

    private const int LongestDetail = 300;

    /// <summary>Whether a token was stored.</summary>
    public bool IsSuccess => Code is Connected or Renewed or ScopesMissing or Elsewhere or OtherTeam;

    /// <summary>Slack's word for a refused code.</summary>
    public static InstallOutcome Of(SlackError error) => error switch
    {
        { Code: "invalid_code" } => new(CodeInvalid),
        { Code: "code_already_used" } => new(CodeUsed),
        { Code: "bad_redirect_uri" } => new(WrongRedirect),
        { Code: "invalid_client_id" } => new(WrongClient),
        { Code: "bad_client_secret" } => new(WrongSecret),
        { Kind: SlackErrorKind.Retry or SlackErrorKind.RetryAfter } => new(Unreachable, Detail: error.Code),
        _ => new(Refused, Detail: error.Code),
    };

    /// <summary>From an address, which any link may hold: unknown codes and strange details are dropped.</summary>
    public static InstallOutcome? Read(string? code, string? detail) =>
        code is not null && InstallWords.Knows(code) ? new InstallOutcome(code, null, IsPlain(detail) ? detail : null) : null;

    public string ToQuery()
    {
        List<string> parts = [];
        if (ConnectionId is { } id && id != Guid.Empty)
        {
            parts.Add($"open={id}");
        }

        parts.Add($"{CodeKey}={Code}");
        if (IsPlain(Detail))
        {
            parts.Add($"{DetailKey}={Uri.EscapeDataString(Detail!)}");
        }

        return string.Join('&', parts);
    }

    private static bool IsPlain(string? detail) =>
        detail is { Length: > 0 and <= LongestDetail } && detail.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or ':' or '.' or ',');
}
