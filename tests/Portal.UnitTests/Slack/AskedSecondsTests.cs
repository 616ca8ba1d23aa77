using System.Text;
using System.Text.Json;
using Portal.Slack.Api;

namespace Portal.UnitTests.Slack;

/// <summary>How long Slack asks to wait, in the forms in which it and proxies say so.</summary>
public sealed class AskedSecondsTests
{
    [Theory]
    [InlineData("30", 30.0)]
    [InlineData(" 30 ", 30.0)]
    [InlineData("0", 0.0)]
    [InlineData("1.2", 2.0)]
    [InlineData("0.001", 1.0)]
    [InlineData("1e3", 1_000.0)]
    [InlineData("2147483647", 2_147_483_647.0)]
    [InlineData("1e300", 3_153_600_000.0)]
    [InlineData("-1", null)]
    [InlineData("NaN", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Read_Header_IsRoundedUp(string? text, double? seconds) => (AskedSeconds.Read(text)?.TotalSeconds).ShouldBe(seconds);

    [Theory]
    [InlineData("""{"retry_after":1}""", 1.0)]
    [InlineData("""{"retry_after":1.5}""", 2.0)]
    [InlineData("""{"retry_after":"7"}""", 7.0)]
    [InlineData("""{"retry_after":null}""", null)]
    [InlineData("""{"retry_after":[7]}""", null)]
    [InlineData("""{"retry_after":-7}""", null)]
    [InlineData("{}", null)]
    public void Read_Body_IsANumberOrAText(string body, double? seconds) => (AskedSeconds.Read(JsonElement.Parse(body))?.TotalSeconds).ShouldBe(seconds);

    [Theory]
    [InlineData(null, 7.0)]
    [InlineData(3, 7.0)]
    [InlineData(30, 30.0)]
    public void ToError_HeaderAndBody_TheLongerCounts(int? header, double seconds)
    {
        var answer = new SlackAnswer(429, Encoding.UTF8.GetBytes("""{"retry_after":7,"ok":false,"error":"rate_limited"}"""), header is { } given ? TimeSpan.FromSeconds(given) : null, []);

        var error = answer.ToError();

        (error.Code, error.RetryAfter).ShouldBe(("rate_limited", TimeSpan.FromSeconds(seconds)));
    }
}
