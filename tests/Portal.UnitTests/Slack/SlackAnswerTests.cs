using System.Text;
using Portal.Domain.Slack;
using Portal.Slack.Api;

namespace Portal.UnitTests.Slack;

public sealed class SlackAnswerTests
{
    [Theory]
    [InlineData(200, """{"ok":false,"error":"channel_not_found"}""", "channel_not_found", SlackErrorKind.Target)]
    [InlineData(404, "no_service", "no_service", SlackErrorKind.Connection)]
    [InlineData(400, "  invalid_payload \n", "invalid_payload", SlackErrorKind.Content)]
    [InlineData(429, """{"ok":false,"error":"ratelimited"}""", "ratelimited", SlackErrorKind.RetryAfter)]
    [InlineData(502, "<html>Bad gateway</html>", "http_502", SlackErrorKind.Retry)]
    [InlineData(503, "", "http_503", SlackErrorKind.Retry)]
    [InlineData(200, "<html>Sign in to the hotel's network</html>", "unexpected_answer", SlackErrorKind.Retry)]
    [InlineData(200, """["ok"]""", "unexpected_answer", SlackErrorKind.Retry)]
    [InlineData(200, """{"ok":false}""", "unexpected_answer", SlackErrorKind.Retry)]
    [InlineData(200, """{"ok":false,"error":5}""", "unexpected_answer", SlackErrorKind.Retry)]
    [InlineData(200, """{"ok":false,"error":"Not A Word"}""", "unexpected_answer", SlackErrorKind.Retry)]
    [InlineData(200, """{"ok":false,"error":""}""", "unexpected_answer", SlackErrorKind.Retry)]
    [InlineData(200, """{"ok":false,"error":"\ud83c"}""", "unexpected_answer", SlackErrorKind.Retry)]
    [InlineData(200, """{"\ud83c":1,"error":"token_revoked"}""", "token_revoked", SlackErrorKind.Connection)]
    [InlineData(500, "ok", "http_500", SlackErrorKind.Retry)]
    public void ToError_Answer_IsSlacksWordElseTheStatus(int status, string body, string code, SlackErrorKind kind)
    {
        var error = Answer(status, body).ToError();

        (error.Code, error.Kind, error.HttpStatus).ShouldBe((code, kind, status));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void ToError_LongWord_IsNoWord(int length, bool isTaken) =>
        Answer(400, new string('x', length)).ToError().Code.ShouldBe(isTaken ? new string('x', length) : "http_400");

    [Theory]
    [InlineData("""{"error":"missing_scope","needed":"im:write","provided":"chat:write"}""", "needed: im:write; provided: chat:write")]
    [InlineData("""{"error":"invalid_blocks","response_metadata":{"messages":["[ERROR] too long","[ERROR] no text"]}}""", "[ERROR] too long; [ERROR] no text")]
    [InlineData("""{"error":"missing_scope","needed":"im:write","provided":"","response_metadata":{"messages":["more"]}}""", "needed: im:write; provided: ; more")]
    [InlineData("""{"error":"invalid_blocks","response_metadata":{"messages":"text"}}""", null)]
    [InlineData("""{"error":"invalid_blocks","response_metadata":[]}""", null)]
    [InlineData("""{"error":"invalid_blocks","needed":5}""", null)]
    [InlineData("invalid_payload", null)]
    public void ToError_Hints_AreKeptForTheAdmin(string body, string? detail) => Answer(200, body).ToError().Detail.ShouldBe(detail);

    [Theory]
    [InlineData(1_000, 1_000)]
    [InlineData(1_001, 1_000)]
    public void ToError_EndlessHints_AreCut(int length, int kept) =>
        Answer(200, $$$"""{"error":"invalid_blocks","response_metadata":{"messages":["{{{new string('x', length)}}}"]}}""").ToError().Detail.ShouldBe(new string('x', kept));

    [Fact]
    public void ToError_RetryAfter_IsKept() =>
        new SlackAnswer(429, "ratelimited"u8.ToArray(), TimeSpan.FromSeconds(9), []).ToError().RetryAfter.ShouldBe(TimeSpan.FromSeconds(9));

    [Theory]
    [InlineData(199, false)]
    [InlineData(200, true)]
    [InlineData(299, true)]
    [InlineData(300, false)]
    public void IsSuccess_Status_IsTheSecondHundred(int status, bool expected) => Answer(status, "ok").IsSuccess.ShouldBe(expected);

    [Theory]
    [InlineData("""{"a":"x"}""", "x")]
    [InlineData("""{"a":1}""", null)]
    [InlineData("""{"b":"x"}""", null)]
    [InlineData("""{"a":null}""", null)]
    public void TextOf_Member_IsItsTextOrNothing(string body, string? expected) => SlackAnswer.TextOf(Answer(200, body).Json!.Value, "a").ShouldBe(expected);

    private static SlackAnswer Answer(int status, string body) => new(status, Encoding.UTF8.GetBytes(body), null, []);
}
