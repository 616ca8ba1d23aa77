using Portal.Domain.Auth;

namespace Portal.Features.Access;

/// <summary>What each scope lets a token do, in a sentence.</summary>
internal static class ScopeWords
{
    public static string Of(string scope) => scope switch
    {
        TokenScope.EventsWrite => "Post events, as a signed source does.",
        TokenScope.Read => "Read connections, notifications, errors and settings. No secrets.",
        TokenScope.ConfigWrite => "Change connections and definitions; contains read.",
        TokenScope.UsergroupsWrite => "Reconcile Slack usergroups.",
        TokenScope.Admin => "All of these, and create or revoke sources and tokens.",
        _ => scope,
    };
}
