using System.Text;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Parsing;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Domain.Notifications.Parsing;

/// <summary>What senders may leave out, write differently or send at the limits.</summary>
public sealed class EventReaderValueTests
{
    private static readonly DateTimeOffset Ten = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Read_GoodEvent_IsJsonWithoutProblems()
    {
        var reading = EventReader.Read(Encoding.UTF8.GetBytes(SampleEvents.Smallest));

        (reading.IsJson, reading.Problems.Count, reading.Body is null).ShouldBe((true, 0, false));
    }

    [Fact]
    public void Read_NullParts_AreLeftOut()
    {
        var body = Read("""{"approval":null,"requester":null,"group":null,"links":null,"decision":null,"product":null,"subject":{"project":null,"key":"K"}}""");

        (body.Approval, body.Requester, body.Group, body.Links, body.Decision, body.Product, body.Subject.Project).ShouldBe((null, null, null, null, null, null, null));
    }

    [Fact]
    public void Read_Step_HasTheFirstVersionUnlessItSaysAnother()
    {
        Read("""{"step":{"id":"s"}}""").Step.ShouldBe(new EventStep("s", null, null, null, null, 1));
        Read("""{"step":{"id":"s","version":null}}""").Step.Version.ShouldBe(1);
        Read("""{"step":{"id":"s","version":0}}""").Step.Version.ShouldBe(0);
        Read("""{"step":{"id":"s","version":9223372036854775807}}""").Step.Version.ShouldBe(long.MaxValue);
    }

    [Theory]
    [InlineData("USER")]
    [InlineData("GROUP")]
    [InlineData("VOTE")]
    [InlineData("EMAIL")]
    public void Read_StepType_IsOneOfFour(string type) => Read($$"""{"step":{"id":"s","type":"{{type}}"} }""").Step.Type.ShouldBe(type);

    [Fact]
    public void Read_Decision_KeepsWhatStandsAfterEachField()
    {
        var decision = Read("""{"decision":{"final":true,"other":[{}],"approvedCount":0,"requiredCount":2147483647,"decider":null,"pending":null,"comment":"ok","action":"APPROVED"}}""").Decision!;

        (decision.Final, decision.ApprovedCount, decision.RequiredCount, decision.Decider, decision.Comment, decision.Action).ShouldBe((true, 0, int.MaxValue, null, "ok", "APPROVED"));
        decision.Pending.ShouldBeEmpty();
    }

    [Fact]
    public void Read_DecisionWithoutPending_IsPendingForNobody() => Read("""{"decision":{"action":"APPROVED"}}""").Decision!.Pending.ShouldBeEmpty();

    [Theory]
    [InlineData("STEP_DECIDED", """{"decision":{"action":"APPROVED"}}""", true)]
    [InlineData("STEP_DECIDED", "{}", false)]
    [InlineData("STEP_EXPIRED", "{}", true)]
    [InlineData("APPROVAL_CANCELLED", "{}", true)]
    [InlineData("STEP_REASSIGNED", "{}", false)]
    [InlineData("STEP_REASSIGNED", """{"group":{"id":"legal"}}""", true)]
    public void Read_KindOfEvent_SaysWhatItMust(string type, string fields, bool isTaken) =>
        (EventReader.Read(Event(fields, type)).Body is not null).ShouldBe(isTaken);

    [Theory]
    [InlineData("2026-11-21T10:00:00Z")]
    [InlineData("2026-11-21T11:00:00+01:00")]
    [InlineData("2026-11-21T02:00:00-08:00")]
    [InlineData("2026-11-21T11:00:00\\u002b01:00")]
    public void Read_TimeWithAnOffset_IsThatMoment(string time) => Read($$"""{"approval":{"deadline":"{{time}}"} }""").Approval!.Deadline.ShouldBe(Ten);

    [Fact]
    public void Read_LongestTimeWithEveryCharacterEscaped_IsThatMoment()
    {
        var escaped = string.Concat("2026-11-21T11:00:00.0000000000000000+01:00".Select(c => $"\\u{(int)c:x4}"));

        Read($$"""{"approval":{"deadline":"{{escaped}}"} }""").Approval!.Deadline.ShouldBe(Ten);
    }

    [Theory]
    [InlineData("caf\\u00e9", "café")]
    [InlineData("\\u00e9\\u00e9t\\u00e9", "éété")]
    [InlineData("\\ud83c\\udf89\\ud83c\\udf89", "🎉🎉")]
    [InlineData("a\\\\u0000\\n", "a\\u0000\n")]
    public void Read_EscapedText_IsItsCharacters(string escaped, string text) => Read($$"""{"product":"{{escaped}}"}""").Product.ShouldBe(text);

    [Theory]
    [InlineData("\\n\\u0000")]
    [InlineData("\\n and \\u0000")]
    [InlineData("\\u00e9\\u0000")]
    [InlineData("\\u00e9 and \\ud83c")]
    [InlineData("\\ud83c\\udf89\\udf89")]
    [InlineData("\\ud83c\\u00e9")]
    [InlineData("\\ud83c\\n12345")]
    [InlineData("\\\\\\u0000")]
    public void Read_BrokenTextAfterOtherEscapes_IsRefused(string escaped) =>
        EventReader.Read(Event($$"""{"product":"{{escaped}}"}""")).Problems.ShouldHaveSingleItem().Field.ShouldBe("product");

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(1_001, false)]
    public void Read_People_AreAThousandAtMost(int count, bool isTaken)
    {
        var people = string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"accountId":"u{{i}}","tags":["a",{}]}"""));

        var reading = EventReader.Read(Event($$"""{"recipients":[{{people}}],"product":"JIRA"}"""));

        reading.Problems.Select(problem => problem.Message).ShouldBe(isTaken ? [] : ["recipients has more than 1000 people. Send several events, or a group."]);
        (reading.Body?.Recipients.Count ?? 0).ShouldBe(isTaken ? count : 0);
    }

    [Theory]
    [InlineData(1_000, 0)]
    [InlineData(1_001, 1)]
    public void Read_PendingPeople_AreAThousandAtMost(int count, int problems)
    {
        var pending = string.Join(',', Enumerable.Range(0, count).Select(i => $"\"u{i}\""));

        EventReader.Read(Event($$"""{"decision":{"pending":[{{pending}}]} }""")).Problems.Count.ShouldBe(problems);
    }

    private static EventBody Read(string fields)
    {
        var reading = EventReader.Read(Event(fields));
        reading.Problems.ShouldBeEmpty();
        return reading.Body.ShouldNotBeNull();
    }

    // The fields come first; what an event must say besides follows them.
    private static byte[] Event(string fields, string type = "STEP_EXPIRED")
    {
        var given = fields == "{}" ? "{" : fields[..^1] + ",";
        var step = fields.Contains("\"step\"", StringComparison.Ordinal) ? "" : ",\"step\":{\"id\":\"s\"}";
        var subject = fields.Contains("\"subject\"", StringComparison.Ordinal) ? "" : ",\"subject\":{\"key\":\"K\"}";
        return Encoding.UTF8.GetBytes($$"""{{given}}"type":"{{type}}","occurredAt":"2026-11-21T10:00:00Z"{{step}}{{subject}} }""");
    }
}
