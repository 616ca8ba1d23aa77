using Portal.Domain.Slack;

namespace Portal.Domain.Errors;

/// <summary>What to do about a channel or person that cannot be reached.</summary>
internal static class TargetAdvice
{
    /// <summary>A test message has no fallback, and the admin who sends it is there to mend it.</summary>
    public static Advice? FindForTest(SlackError error, AdviceContext context) => error.Code switch
    {
        "users_not_found" => new(
            ErrorLevel.Error, error.Code,
            $"{context.Email ?? "This person"} is not in {context.Workspace}",
            "Check the address: Slack finds people by the e-mail of their profile."),
        "user_not_found" or "user_not_visible" or "user_disabled" or "cannot_dm_bot" => new(
            ErrorLevel.Error, error.Code,
            $"{context.Email ?? "This person"} cannot get messages in {context.Workspace} ({error.Code})",
            "Check that the person's Slack account is active, or test with somebody else."),
        _ => null,
    };

    public static Advice? Find(SlackError error, AdviceContext context)
    {
        var name = context.ConnectionName;
        var channel = context.ChannelId is { } id ? " " + id : "";
        return error.Code switch
        {
            "users_not_found" => new(
                ErrorLevel.Warn, error.Code,
                $"User {context.Email ?? "(no e-mail)"} not found in {context.Workspace}, {FallbackWords.ForPerson(context)}",
                "If the person uses Slack with another e-mail address, correct it in the source; else invite them to the workspace." + FallbackWords.OrEmail(context)),
            "recipient_without_email" => new(
                ErrorLevel.Warn, error.Code,
                $"A recipient without an e-mail address cannot be found in {context.Workspace}, {FallbackWords.ForPerson(context)}",
                "Have the source send recipients[].email."),
            "user_not_found" or "user_not_visible" or "user_disabled" or "cannot_dm_bot" => new(
                ErrorLevel.Warn, error.Code,
                $"{context.Email ?? "The person"} cannot get messages in {context.Workspace} ({error.Code})",
                $"{FallbackWords.Instead(context)} Check that the person's Slack account is active.{FallbackWords.OrEmail(context)}"),
            "channel_missing" => Failed(
                $"No channel is chosen for messages of connection \"{name}\" that need one: the group has more people than one conversation takes",
                "Choose a channel for the step, the definition or the instance."),
            "not_in_channel" => Failed(
                $"Bot not in channel{channel} for connection \"{name}\" -- run /invite @portal",
                "Run /invite @portal in the channel, then test again."),
            "channel_not_found" => Failed(
                $"Channel{channel} not found -- check connection config \"{name}\"",
                "Choose the channel again. For a private channel, run /invite @portal in it first."),
            "is_archived" or "channel_is_archived" or "is_inactive" => Failed(
                $"Channel{channel} is archived -- check connection config \"{name}\"",
                "Unarchive the channel in Slack, or choose another one."),
            "messages_tab_disabled" => Failed(
                $"The app of connection \"{name}\" does not accept direct messages",
                "Turn on the Messages tab on the app's page, App Home."),
            "message_limit_exceeded" => Failed(
                $"The Slack workspace of connection \"{name}\" has used up its free messages",
                "Ask an admin of the Slack workspace to change its plan."),
            "no_permission" => Failed(
                $"Bot does not have access to channel{channel} for connection \"{name}\"",
                "Run /invite @portal in the channel, then test again."),
            _ => null,
        };

        Advice Failed(string message, string remedy) => new(ErrorLevel.Error, error.Code, message, remedy);
    }
}
