namespace Portal.Domain.Notifications.Messages;

/// <summary>The JSON that Slack is sent.</summary>
public static class SlackMessageJson
{
    public static byte[] Write(SlackMessage message) => System.Text.Encoding.UTF8.GetBytes(message.Text);

    public static string WriteText(SlackMessage message) => message.Text;
}
