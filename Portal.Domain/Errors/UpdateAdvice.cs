using Portal.Domain.Slack;

namespace Portal.Domain.Errors;

/// <summary>What to do about messages in Slack that can no longer be brought up to date. No fallback follows: their people were told.</summary>
internal static class UpdateAdvice
{
    public static Advice? Find(SlackError error, AdviceContext context)
    {
        var name = context.ConnectionName;
        return error.Code switch
        {
            "edit_window_closed" => Noted(
                $"Messages of connection \"{name}\" show an older state: the workspace's time for changing messages is over",
                "An owner of the Slack workspace can lengthen that time (Settings & permissions, Message editing & deletion). Links in the messages still lead to the present state."),
            "message_not_found" => Noted(
                $"Messages of connection \"{name}\" were deleted in Slack, so they are not brought up to date",
                "Nothing to do: the people were told, and the request itself is unchanged."),
            "cant_update_message" or "not_in_channel" => Noted(
                $"Messages of connection \"{name}\" show an older state: they were posted by another app or bot, or the bot has left the channel ({error.Code})",
                "Have the app that posted them connected, with its bot in the channel. Messages that are posted from now on are kept true."),
            _ when error.Kind == SlackErrorKind.Target => Noted(
                $"Messages of connection \"{name}\" in {context.ChannelId ?? "a channel"} show an older state: Slack does not let them be changed ({error.Code})",
                "Look at the channel in Slack. Links in the messages still lead to the present state."),
            _ when error.Kind == SlackErrorKind.Content => new(
                ErrorLevel.Error, error.Code,
                $"Slack refused to change messages of connection \"{name}\" ({error.Code}{(error.Detail is null ? "" : ": " + error.Detail)})",
                "This is a fault of Portal, not of your settings. Report it with this entry. The messages show an older state; their links still lead to the present one."),
            _ => null,
        };

        Advice Noted(string message, string remedy) => new(ErrorLevel.Warn, error.Code, message, remedy);
    }
}
