using Portal.Domain.Notifications.Routing;

namespace Portal.Domain.Errors;

/// <summary>Says who is told when Slack does not take a message, by the fallback that is configured.</summary>
internal static class FallbackWords
{
    /// <summary>For the one message that failed, as a sentence.</summary>
    public static string Instead(AdviceContext context) => context.Fallback switch
    {
        FallbackKeys.Email => "An e-mail takes its place.",
        FallbackKeys.Skip or FallbackKeys.LogOnly => $"Nobody is told: the fallback is {context.Fallback}.",
        _ => "The fallback takes over.",
    };

    /// <summary>For all messages until the trouble is over, as a sentence.</summary>
    public static string Until(AdviceContext context) => context.Fallback switch
    {
        FallbackKeys.Email => "Until then e-mails take the place of messages.",
        FallbackKeys.Skip or FallbackKeys.LogOnly => $"Until then nobody is told: the fallback is {context.Fallback}.",
        _ => "Until then the fallback is used.",
    };

    /// <summary>What a person who is not in Slack gets, to end a sentence; as seed 003 says it for e-mail.</summary>
    public static string ForPerson(AdviceContext context) => context switch
    {
        { Fallback: FallbackKeys.Email, Email: null } => "and no e-mail address of theirs is known: nobody is told",
        { Fallback: FallbackKeys.Skip or FallbackKeys.LogOnly } => $"and nobody is told: the fallback is {context.Fallback}",
        { Fallback: FallbackKeys.Email } => "fallback to email",
        _ => "so that the fallback takes over",
    };

    /// <summary>What an admin may do about a person who is not told, to follow another remedy.</summary>
    public static string OrEmail(AdviceContext context) =>
        context.Fallback is FallbackKeys.Skip or FallbackKeys.LogOnly ? " Or choose e-mail as the fallback, so that they are told all the same." : "";
}
