namespace Portal.SlackSimulator.Api.Methods;

/// <summary>Reading needs another scope for each type of conversation.</summary>
internal static class ConversationScopes
{
    public static IReadOnlyList<string> Read { get; } = ["channels:read", "groups:read", "im:read", "mpim:read"];

    public static string For(string type) => type switch
    {
        "private_channel" => "groups:read",
        "im" => "im:read",
        "mpim" => "mpim:read",
        _ => "channels:read",
    };
}
