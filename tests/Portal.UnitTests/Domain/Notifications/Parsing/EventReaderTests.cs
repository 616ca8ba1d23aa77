using System.Text;
using System.Text.Json.Nodes;
using Portal.Domain.Notifications.Events;
using Portal.Domain.Notifications.Parsing;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Domain.Notifications.Parsing;

public sealed class EventReaderTests
{
    [Fact]
    public void Read_EveryField_IsKept()
    {
        var body = SampleEvents.Body(
            """
            {"type":"CALL_FOR_ACTION","occurredAt":"2026-11-21T11:00:00.5+01:00","product":"JIRA","unknown":{"a":[1,{"b":"\ud83c\udf89"}]},
             "approval":{"id":"a-1","definitionId":"def-1","votingRule":"ALL","deadline":"2026-11-24T17:00:00Z"},
             "step":{"id":"s","definitionStepId":"s-1","name":"Legal","type":"GROUP","action":"APPROVAL","version":3},
             "subject":{"key":"FIN-12","summary":"Laptop \ud83c\udf89","url":"https://acme.test/FIN-12","project":{"key":"FIN","name":"Finance"}},
             "requester":{"accountId":"u9","displayName":"Rita","email":"rita@acme.test"},
             "recipients":[{"accountId":"u2","displayName":"Bea","email":"bea@acme.test","role":"DELEGATE","delegatorName":"Jan","delegateConfigId":"d-7"}],
             "group":{"id":"legal","name":"Legal team"},
             "links":{"approve":"https://acme.test/a","reject":"https://acme.test/r","vote":"https://acme.test/v"},
             "decision":{"action":"APPROVED","decider":{"accountId":"u1"},"decidedAt":"2026-11-21T10:00:00Z","comment":"ok",
               "approvedCount":2,"requiredCount":3,"pending":["u2"],"final":true}}
            """);

        body.OccurredAt.ShouldBe(new DateTimeOffset(2026, 11, 21, 10, 0, 0, 500, TimeSpan.Zero));
        body.OccurredAt.Offset.ShouldBe(TimeSpan.Zero);
        body.Product.ShouldBe("JIRA");
        body.Approval.ShouldBe(new EventApproval("a-1", "def-1", "ALL", new DateTimeOffset(2026, 11, 24, 17, 0, 0, TimeSpan.Zero)));
        body.Step.ShouldBe(new EventStep("s", "s-1", "Legal", "GROUP", "APPROVAL", 3));
        body.Subject.ShouldBe(new EventSubject("FIN-12", "Laptop 🎉", "https://acme.test/FIN-12", new EventProject("FIN", "Finance")));
        body.Requester.ShouldBe(new EventPerson("u9", "Rita", "rita@acme.test"));
        body.Recipients.ShouldBe([new Recipient
        {
            AccountId = "u2", DisplayName = "Bea", Email = "bea@acme.test", Role = "DELEGATE", DelegatorName = "Jan", DelegateConfigId = "d-7",
        }]);
        body.Group.ShouldBe(new EventGroup("legal", "Legal team"));
        body.Links.ShouldBe(new EventLinks("https://acme.test/a", "https://acme.test/r", "https://acme.test/v"));
        body.Decision!.Pending.ShouldBe(["u2"]);
        (body.Decision with { Pending = [] }).ToString().ShouldContain("ApprovedCount = 2, RequiredCount = 3");
        body.Decision.Final.ShouldBeTrue();
    }

    [Fact]
    public void Read_EmptyObject_ReportsEverythingMissingAtOnce()
    {
        var reading = Read("{}");

        reading.IsJson.ShouldBeTrue();
        reading.Body.ShouldBeNull();
        reading.Problems.Select(problem => problem.Field).ShouldBe(["type", "occurredAt", "step.id", "subject", "recipients"]);
        reading.Problems[0].Message.ShouldContain("CALL_FOR_ACTION, NOTIFICATION");
    }

    [Theory]
    [InlineData("type", "\"SURPRISE\"", "type", "does not know")]
    [InlineData("type", "7", "type", "text in quotes")]
    [InlineData("type", "\"  \"", "type", "missing")]
    [InlineData("type", "null", "type", "missing")]
    [InlineData("occurredAt", "\"2026-11-21T10:00:00\"", "occurredAt", "offset")]
    [InlineData("occurredAt", "\"2026-11-21\"", "occurredAt", "offset")]
    [InlineData("occurredAt", "\"yesterday\"", "occurredAt", "offset")]
    [InlineData("occurredAt", "1795539600", "occurredAt", "offset")]
    [InlineData("occurredAt", "\"0001-01-01T00:00:00+14:00\"", "occurredAt", "offset")]
    [InlineData("step", "\"s\"", "step", "object")]
    [InlineData("step", "{}", "step.id", "missing")]
    [InlineData("step", """{"id":"s","version":1.5}""", "step.version", "whole number")]
    [InlineData("step", """{"id":"s","version":-1}""", "step.version", "whole number")]
    [InlineData("subject", "[]", "subject", "object")]
    [InlineData("subject", "{}", "subject.key", "summary")]
    [InlineData("subject", """{"key":"K","project":{"name":5}}""", "subject.project.name", "text in quotes")]
    [InlineData("recipients", "{}", "recipients", "list")]
    [InlineData("recipients", "[]", "recipients", "nobody")]
    [InlineData("recipients", "[null]", "recipients[0]", "object")]
    [InlineData("recipients", """[{"email":false}]""", "recipients[0].email", "text in quotes")]
    [InlineData("group", "{}", "group.id", "group.name")]
    [InlineData("decision", """{"pending":[1]}""", "decision.pending[0]", "text in quotes")]
    [InlineData("decision", """{"final":"yes"}""", "decision.final", "true or false")]
    [InlineData("decision", """{"decider":{"accountId":[]}}""", "decision.decider.accountId", "text in quotes")]
    [InlineData("product", "\"a\\u0000b\"", "product", "NUL")]
    [InlineData("product", "\"\\ud83c\"", "product", "surrogate")]
    [InlineData("product", "\"\\udf89\\ud83c\"", "product", "surrogate")]
    [InlineData("unknown", "{\"deep\":[\"\\ud83c\"]}", "$", "surrogate")]
    [InlineData("unknown", "{\"a\\u0000\":1}", "$", "NUL")]
    public void Read_OneWrongField_IsNamedWithItsRemedy(string field, string value, string path, string remedy)
    {
        var json = JsonNode.Parse(SampleEvents.Smallest)!.AsObject();
        json.Remove(field);
        var text = json.ToJsonString();

        var reading = Read(text[..^1] + $",\"{field}\":{value}}}");

        reading.Body.ShouldBeNull();
        var problem = reading.Problems.ShouldHaveSingleItem();
        problem.Field.ShouldBe(path);
        problem.Message.ShouldContain(remedy);
        reading.IsJson.ShouldBeTrue();
    }

    [Theory]
    [InlineData("step.id", 255)]
    [InlineData("type", 255)]
    public void Read_TextAtAndOverItsLimit_IsTakenAndRefused(string path, int longest)
    {
        Problems(longest).ShouldBeEmpty();
        Problems(longest + 1).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            problem => problem.Field.ShouldBe(path),
            problem => problem.Message.ShouldContain($"at most {longest}"));

        IReadOnlyList<Portal.Domain.FieldProblem> Problems(int length)
        {
            var json = JsonNode.Parse(SampleEvents.Smallest)!;
            var parts = path.Split('.');
            (parts.Length == 1 ? json : json[parts[0]]!)[parts[^1]] = new string('x', length);
            return [.. Read(json.ToJsonString()).Problems.Where(problem => problem.Message.Contains("at most", StringComparison.Ordinal))];
        }
    }

    [Fact]
    public void Read_ThousandAndOneRecipients_IsOneProblem()
    {
        var people = string.Join(',', Enumerable.Range(0, 1_002).Select(i => $$"""{"accountId":"u{{i}}"}"""));

        var reading = Read(SampleEvents.Smallest.Replace("""{"accountId":"u1"}""", people, StringComparison.Ordinal));

        reading.Problems.ShouldHaveSingleItem().Message.ShouldContain("more than 1000");
    }

    [Fact]
    public void Read_DuplicateFields_LastWins()
    {
        var body = SampleEvents.Body(SampleEvents.Smallest[..^1] + ""","subject":{"key":"A"},"subject":{"key":"B","key":"C"}}""");

        body.Subject.Key.ShouldBe("C");
    }

    [Fact]
    public void Read_GroupWithoutRecipients_IsEnough()
    {
        var body = SampleEvents.Body(SampleEvents.Smallest.Replace("""[{"accountId":"u1"}]""", """[],"group":{"name":"Legal"}""", StringComparison.Ordinal));

        body.Recipients.ShouldBeEmpty();
        body.Group!.Name.ShouldBe("Legal");
    }

    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("{", "not valid JSON")]
    [InlineData("{} {}", "not valid JSON")]
    [InlineData("{\"a\":1,}", "not valid JSON")]
    [InlineData("[]", "must be a JSON object")]
    [InlineData("null", "must be a JSON object")]
    public void Read_NoJsonObject_SaysSo(string text, string message)
    {
        var reading = Read(text);

        reading.IsJson.ShouldBeFalse();
        reading.Problems.ShouldHaveSingleItem().Message.ShouldContain(message);
    }

    [Fact]
    public void Read_TooDeep_SaysSo()
    {
        var reading = Read("{\"a\":" + new string('[', 40) + new string(']', 40) + "}");

        reading.Problems.ShouldHaveSingleItem().Message.ShouldContain("deeper than 32");
    }

    [Fact]
    public void Read_BytesThatAreNoUtf8_SaysSo() =>
        EventReader.Read(new byte[] { 0x7B, 0x22, 0xFF, 0x22, 0x7D }).Problems.ShouldHaveSingleItem().Message.ShouldContain("UTF-8");

    [Fact]
    public void Read_ByteOrderMark_IsSkipped() =>
        EventReader.Read(Encoding.UTF8.GetBytes("\uFEFF" + SampleEvents.Smallest)).Body.ShouldNotBeNull();

    private static EventReading Read(string json) => EventReader.Read(Encoding.UTF8.GetBytes(json));
}
