namespace Portal.Features.Notifications.InSlack;

/// <summary>Why Slack does not let a message be changed, in words.</summary>
internal static class RefusedUpdate
{
    public static string Why(string? code) => code switch
    {
        null => "no reason was given",
        "message_not_found" => "it was deleted",
        "edit_window_closed" => "the workspace's time for changes is over",
        "cant_update_message" => "it is not this app's message",
        "channel_not_found" => "the app no longer sees the conversation",
        "is_archived" or "channel_is_archived" => "the channel is archived",
        _ => code,
    };
}
