using Portal.Domain.Connections;

namespace Portal.UnitTests.Domain.Connections;

public sealed class PastedSecretTests
{
    private const string SigningOrClientSecret =
        "This looks like the app's signing secret or client secret. "
        + "The signing secret belongs in the setting Slack:SigningSecret, the client secret in Slack:ClientSecret.";

    [Theory]
    [InlineData("xoxb-1-2-abc", "This is a bot token. It belongs in \"Bot token\" of a Slack app connection or \"Lookup token\" of a webhook connection.")]
    [InlineData("XOXB-1", "This is a bot token. It belongs in \"Bot token\" of a Slack app connection or \"Lookup token\" of a webhook connection.")]
    [InlineData("xoxe.xoxb-1-abc", "This is a bot token of an app with token rotation. It belongs in \"Bot token\" of a Slack app connection, and rotation must be off.")]
    [InlineData("xoxe-1-abc", "This is a refresh token or a rotating token. Portal has no use for it: install the app with \"Add to Slack\".")]
    [InlineData("xoxe.xoxp-1-abc", "This is a refresh token or a rotating token. Portal has no use for it: install the app with \"Add to Slack\".")]
    [InlineData("xoxp-1", "This is a user token, which acts as a person. Portal has no use for it: use a bot token, which starts with xoxb-.")]
    [InlineData("xapp-1", "This is an app-level token. Portal has no use for it: use a bot token, which starts with xoxb-.")]
    [InlineData("xwfp-1", "This is a workflow token. Portal has no use for it: use a bot token, which starts with xoxb-.")]
    [InlineData("8f742231b10e8888abcd99eeeffff85a", SigningOrClientSecret)]
    public void WhatIs_SecretOfSlacks_SaysWhatItIsAndWhereItBelongs(string text, string sentence) => PastedSecret.WhatIs(text).ShouldBe(sentence);

    [Theory]
    [InlineData("")]
    [InlineData("xoxb")]
    [InlineData("https://hooks.slack.com/services/T/B/x")]
    [InlineData("8f742231b10e8888abcd99eeeffff85")]
    [InlineData("8f742231b10e8888abcd99eeeffff85ab")]
    [InlineData("8f742231b10e8888abcd99eeeffff85g")]
    public void WhatIs_AnythingElse_IsUnknown(string text) => PastedSecret.WhatIs(text).ShouldBeNull();
}
