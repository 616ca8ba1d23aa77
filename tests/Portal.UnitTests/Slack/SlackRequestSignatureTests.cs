using System.Text;
using Portal.Domain;
using Portal.Slack.Requests;

namespace Portal.UnitTests.Slack;

public sealed class SlackRequestSignatureTests
{
    // From Slack's own documentation.
    private const string Signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
    private const string Timestamp = "1531420618";

    private static readonly Secret SigningSecret = new("8f742231b10e8888abcd99yyyzzz85a5");
    private static readonly DateTimeOffset Sent = DateTimeOffset.FromUnixTimeSeconds(1531420618);

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c");

    [Fact]
    public void Check_SlacksExample_IsGood() => Check().ShouldBeNull();

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void Check_Clock_MayBeFiveMinutesOffEitherWay(int seconds, bool good) => (Check(now: Sent.AddSeconds(seconds)) is null).ShouldBe(good);

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1531420618")]
    [InlineData("1531420618.0")]
    [InlineData("99999999999999999999")]
    [InlineData("999999999999999")]
    public void Check_TimestampThatIsNone_IsRefused(string timestamp) => Check(timestamp)!.Field.ShouldBe("X-Slack-Request-Timestamp");

    [Theory]
    [InlineData("")]
    [InlineData("v0=")]
    [InlineData("v0=zz14d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b504")]
    [InlineData("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503,v0=00")]
    [InlineData("v0=zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void Check_SignatureThatIsNotThis_IsRefused(string signature) => Check(signature: signature)!.Field.ShouldBe("X-Slack-Signature");

    [Fact]
    public void Check_OtherBytes_AreRefused() => Check(body: [.. Body, (byte)'&'])!.Field.ShouldBe("X-Slack-Signature");

    [Fact]
    public void Check_OtherSecret_IsRefused() => Check(secret: new Secret("other"))!.Field.ShouldBe("X-Slack-Signature");

    private static FieldProblem? Check(
        string timestamp = Timestamp, string signature = Signature, byte[]? body = null, Secret? secret = null, DateTimeOffset? now = null) =>
        SlackRequestSignature.Check(timestamp, signature, body ?? Body, secret ?? SigningSecret, now ?? Sent);
}
