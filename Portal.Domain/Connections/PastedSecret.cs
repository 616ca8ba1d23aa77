namespace Portal.Domain.Connections;

/// <summary>Recognises the other secrets that Slack's pages show beside the one that is asked for.</summary>
public static class PastedSecret
{
    private const int SigningSecretLength = 32;

    /// <summary>What the text is and where it belongs, as a sentence without the secret; null when it is none of Slack's tokens or secrets.</summary>
    public static string? WhatIs(string text) => text switch
    {
        _ when Starts(text, "xoxe.xoxb-") => "This is a bot token of an app with token rotation. It belongs in \"Bot token\" of a Slack app connection, and rotation must be off.",
        _ when Starts(text, "xoxe") => "This is a refresh token or a rotating token. Portal has no use for it: install the app with \"Add to Slack\".",
        _ when Starts(text, "xoxb-") => "This is a bot token. It belongs in \"Bot token\" of a Slack app connection or \"Lookup token\" of a webhook connection.",
        _ when Starts(text, "xoxp-") => "This is a user token, which acts as a person. Portal has no use for it: use a bot token, which starts with xoxb-.",
        _ when Starts(text, "xapp-") => "This is an app-level token. Portal has no use for it: use a bot token, which starts with xoxb-.",
        _ when Starts(text, "xwfp-") => "This is a workflow token. Portal has no use for it: use a bot token, which starts with xoxb-.",
        { Length: SigningSecretLength } when text.All(char.IsAsciiHexDigit) =>
            "This looks like the app's signing secret or client secret. The signing secret belongs in the setting Slack:SigningSecret, the client secret in Slack:ClientSecret.",
        _ => null,
    };

    private static bool Starts(string text, string prefix) => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
