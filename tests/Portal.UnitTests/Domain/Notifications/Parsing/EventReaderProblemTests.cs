using System.Text;
using Portal.Domain;
using Portal.Domain.Notifications.Parsing;

namespace Portal.UnitTests.Domain.Notifications.Parsing;

/// <summary>What a sender is told: every problem at once, each at its own place and in whole sentences.</summary>
public sealed class EventReaderProblemTests
{
    [Theory]
    [InlineData("\\ud800Z")]
    [InlineData("2026-11-21T10:00:00\\ud800Z")]
    [InlineData("2026-11-21T10:00:00\\udfff+00:00")]
    public void Read_HalfASurrogateInATime_IsAProblemOfThatField(string time)
    {
        var reading = EventReader.Read(System.Text.Encoding.UTF8.GetBytes($"{{\"occurredAt\":\"{time}\"}}"));

        reading.Problems.ShouldContain(problem => problem.Field == "occurredAt");
    }

    private const string Types = "APPROVAL_CANCELLED, CALL_FOR_ACTION, NOTIFICATION, STEP_DECIDED, STEP_EXPIRED, STEP_REASSIGNED";

    [Fact]
    public void Read_EmptyObject_SaysWhatToSend() => Messages("{}").ShouldBe([
        $"type is missing. Give one of {Types}.",
        "occurredAt is missing. Give the time of the event, for example \"2026-11-21T10:00:00Z\".",
        "step.id is missing. Give the id of the step that became active.",
        "subject is missing. Say what has to be decided: key, summary and url.",
        "recipients names nobody and there is no group. Give at least one recipient, or a group.",
    ]);

    [Fact]
    public void Read_EveryPartOfAnotherKind_IsNamedAtItsPlace() =>
        Messages("""{"approval":1,"step":"s","subject":true,"requester":"Rita","recipients":"Jan","group":[],"links":"x","decision":0}""").ShouldBe([
            "approval must be an object: { … }.",
            "step must be an object: { … }.",
            "subject must be an object: { … }.",
            "requester must be an object: { … }.",
            "recipients must be a list: [ … ].",
            "group must be an object: { … }.",
            "links must be an object: { … }.",
            "decision must be an object: { … }.",
            $"type is missing. Give one of {Types}.",
            "occurredAt is missing. Give the time of the event, for example \"2026-11-21T10:00:00Z\".",
        ]);

    [Fact]
    public void Read_WrongFieldsInEveryPart_AreNamedAtTheirPlaces() => Fields(
        """
        {"product":1,"approval":{"id":1},"type":1,"step":{"name":1},"occurredAt":1,"group":{"id":1},"product":2,"links":{"vote":1},"product":3,
         "requester":{"email":1},"product":4,"subject":{"project":{"key":1},"url":1},"product":5,
         "recipients":[{"role":1},{"accountId":"u"},{"email":2}],"product":6,
         "decision":{"decider":{"email":1},"comment":1,"pending":["u",7],"action":1},"product":7}
        """).ShouldBe([
        "product", "approval.id", "type", "step.name", "step.id", "occurredAt", "group.id", "product", "links.vote", "product",
        "requester.email", "product", "subject.project.key", "subject.url", "subject.key", "product",
        "recipients[0].role", "recipients[2].email", "product",
        "decision.decider.email", "decision.comment", "decision.pending[1]", "decision.action", "product",
    ]);

    [Fact]
    public void Read_NothingNamed_IsReportedBesideOtherProblems() => Messages(
        """{"product":1,"type":"STEP_EXPIRED","occurredAt":"2026-11-21T10:00:00Z","step":{"id":"s"},"subject":{"url":null},"group":{}}""").ShouldBe([
        "product must be text in quotes.",
        "subject.key is missing, and so is subject.summary. Give at least one of them: it is what people read.",
        "group.id is missing, and so is group.name. Give at least one of them.",
    ]);

    [Theory]
    [InlineData("""{"summary":7}""", "subject.summary must be text in quotes.")]
    [InlineData("""{"key":7,"summary":"Laptop"}""", "subject.key must be text in quotes.")]
    public void Read_SubjectWhoseNameIsWrong_IsOneProblem(string subject, string message) => Messages(
        $$"""{"type":"STEP_EXPIRED","occurredAt":"2026-11-21T10:00:00Z","step":{"id":"s"},"subject":{{subject}} }""").ShouldBe([message]);

    [Theory]
    [InlineData("occurredAt", "1", "occurredAt must be an ISO 8601 time with an offset, for example \"2026-11-21T10:00:00Z\".")]
    [InlineData("product", "\"a\\u0000\"", "product holds a NUL character (\\u0000). Remove it.")]
    [InlineData("product", "\"a\\ud83c\"", "product holds half of a surrogate pair. Send whole characters.")]
    [InlineData("other", "\"a\\ud83c\"", "A field holds a NUL character or half of a surrogate pair, which cannot be stored. Remove it.")]
    [InlineData("other", "[\"\\ud83c\",{\"a\":\"\\u0000\"}]", "A field holds a NUL character or half of a surrogate pair, which cannot be stored. Remove it.")]
    [InlineData("decision", """{"approvedCount":-1}""", "decision.approvedCount must be a whole number from 0 to 2147483647.")]
    [InlineData("decision", """{"requiredCount":2147483648}""", "decision.requiredCount must be a whole number from 0 to 2147483647.")]
    [InlineData("decision", """{"final":"no","action":"APPROVED"}""", "decision.final must be true or false.")]
    [InlineData("recipients", """[["u1",{"a":[]}],{"accountId":"u2"}]""", "recipients[0] must be an object: { … }.")]
    public void Read_OneWrongField_IsSaidInAWholeSentence(string field, string value, string message) => Messages(
        $$"""{"{{field}}":{{value}},"type":"STEP_EXPIRED","occurredAt":"2026-11-21T10:00:00Z","step":{"id":"s"},"subject":{"key":"K"} }""").ShouldBe([message]);

    [Theory]
    [InlineData(60, "TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTT")]
    [InlineData(61, "TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTT…")]
    public void Read_UnknownType_IsQuotedInShort(int length, string quoted) =>
        Messages($$"""{"type":"{{new string('T', length)}}"}""")[0].ShouldBe($"type is \"{quoted}\", which Portal does not know. Give one of {Types}.");

    [Fact]
    public void Read_MoreProblemsThanAnyoneReads_StopsAtAHundred()
    {
        Messages(WithBrokenPeople(99)).Length.ShouldBe(99);
        Messages(WithBrokenPeople(100)).Length.ShouldBe(100);
        Messages(WithBrokenPeople(101)).Length.ShouldBe(100);

        static string WithBrokenPeople(int count) =>
            $$"""{"type":"STEP_EXPIRED","occurredAt":"2026-11-21T10:00:00Z","step":{"id":"s"},"subject":{"key":"K"},"recipients":[{{string.Join(',', Enumerable.Repeat("1", count))}}]}""";
    }

    [Theory]
    [InlineData("{\"a\":1,}", "The body is not valid JSON: see line 1, byte 8.")]
    [InlineData("{\n  \"a\": x }", "The body is not valid JSON: see line 2, byte 8.")]
    [InlineData("[]", "The body must be a JSON object: { \"type\": … }.")]
    public void Read_NoJsonObject_SaysWhere(string json, string message) => Messages(json).ShouldBe([message]);

    [Fact]
    public void Read_TooDeep_SaysWhatToDo() =>
        Messages("{\"a\":" + new string('[', 40)).ShouldBe(["The body is nested deeper than 32 levels. Send a flatter object."]);

    private static string[] Messages(string json) => [.. Problems(json).Select(problem => problem.Message)];

    private static string[] Fields(string json) => [.. Problems(json).Select(problem => problem.Field)];

    private static IReadOnlyList<FieldProblem> Problems(string json) => EventReader.Read(Encoding.UTF8.GetBytes(json)).Problems;
}
