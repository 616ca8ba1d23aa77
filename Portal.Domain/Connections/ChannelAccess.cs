using Portal.Domain.Slack;

namespace Portal.Domain.Connections;

/// <summary>Whether a connection's bot can post in a channel, judged from what <c>conversations.info</c> answers.</summary>
/// <param name="Sentence">What a person should know; null when all is well.</param>
/// <param name="IsRefused">It must not be saved: every message would fail.</param>
public sealed record ChannelAccess(bool IsGood, bool IsRefused, string? Sentence)
{
    private static ChannelAccess Good { get; } = new(IsGood: true, IsRefused: false, null);

    /// <summary>Whether the token has <c>chat:write.public</c>; null where its permissions are not known.</summary>
    public static bool? MayPostInPublic(IReadOnlyList<string> scopes) => scopes.Count == 0 ? null : scopes.Contains("chat:write.public", StringComparer.Ordinal);

    /// <param name="mayPostInPublic">See <see cref="MayPostInPublic"/>.</param>
    /// <param name="bot">The bot's name in Slack, without the at sign.</param>
    public static ChannelAccess Of(ChannelFacts channel, bool? mayPostInPublic, string bot) => channel switch
    {
        { IsArchived: true } => Refused($"#{channel.Name} is archived. Unarchive it in Slack, or choose another channel."),
        { IsMember: true, IsReadOnly: true } => Warning($"Only some people may post in #{channel.Name}. Allow the app in the channel's posting permissions, or choose another channel."),
        { IsMember: true } => Good,
        { IsPrivate: false } when mayPostInPublic == true => Warning($"The bot is not in #{channel.Name}. It may post there all the same, because the channel is public."),
        { IsPrivate: false } when mayPostInPublic is null => Warning(
            $"The bot is not in #{channel.Name}. Slack did not say whether it may post in public channels all the same: run /invite @{bot} in the channel, or send a test message to be sure."),
        _ => Refused(NoAccess(bot)),
    };

    /// <summary>When Slack has no answer, that is no reason to refuse what may be right.</summary>
    public static ChannelAccess Of(SlackError error, string bot) => error switch
    {
        { Code: "channel_not_found" or "no_permission" or "not_in_channel" } => Refused(NoAccess(bot)),
        { Kind: SlackErrorKind.Target } => Refused($"Slack does not let the bot post in this channel ({error.Code}). Choose another channel."),
        { Code: "missing_scope" } => Warning("The token may not look at channels, so this one could not be checked. Run the doctor to see what is missing."),
        _ => Warning($"Slack could not be asked about this channel ({error.Code}). Send a test message to be sure."),
    };

    private static string NoAccess(string bot) => $"Bot does not have access to this channel. Run /invite @{bot} in the channel.";

    private static ChannelAccess Refused(string sentence) => new(IsGood: false, IsRefused: true, sentence);

    private static ChannelAccess Warning(string sentence) => new(IsGood: false, IsRefused: false, sentence);
}

/// <summary>A channel as Slack describes it now.</summary>
public sealed record ChannelFacts(string Id, string? Name, bool IsPrivate, bool IsArchived, bool IsMember, bool IsReadOnly);
