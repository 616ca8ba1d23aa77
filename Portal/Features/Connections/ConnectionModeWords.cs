namespace Portal.Features.Connections;

/// <summary>What the connection modes are called on the screen.</summary>
internal static class ConnectionModeWords
{
    public static string Of(string mode) => mode switch
    {
        "INCOMING_WEBHOOK" => "Incoming webhook",
        "INCOMING_WEBHOOK_LOOKUP" => "Incoming webhook with user lookup",
        "SLACK_APP" => "Slack app",
        _ => mode,
    };
}
