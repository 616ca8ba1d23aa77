using System.Text;
using System.Text.Json.Nodes;
using Portal.Domain.Notifications.Parsing;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Domain.Notifications.Parsing;

/// <summary>One bad part never silences the rest: the event is taken, and the part is cut or left out in words.</summary>
public sealed class EventWarningTests
{
    [Theory]
    [InlineData("step", """{"id":"s","type":"ISSUE_USER_FIELD"}""", "step.type is none of USER, GROUP, VOTE and EMAIL, and was left out.")]
    [InlineData("subject", """{"key":"K","url":"/browse/K"}""", "subject.url is no absolute http or https URL without blanks, and was left out.")]
    [InlineData("subject", """{"key":"K","url":"javascript:alert(1)"}""", "subject.url is no absolute http or https URL without blanks, and was left out.")]
    [InlineData("subject", """{"key":"K","url":"https://a b/"}""", "subject.url is no absolute http or https URL without blanks, and was left out.")]
    [InlineData("subject", """{"key":"K","url":"https:///path"}""", "subject.url is no absolute http or https URL without blanks, and was left out.")]
    [InlineData("subject", """{"key":"K","url":"http:\\\\host/path"}""", "subject.url is no absolute http or https URL without blanks, and was left out.")]
    [InlineData("subject", """{"key":"K","url":"http://evil.test\\@a.test/"}""", "subject.url is no absolute http or https URL without blanks, and was left out.")]
    [InlineData("links", """{"approve":"ftp://x"}""", "links.approve is no absolute http or https URL without blanks, and was left out.")]
    [InlineData("approval", """{"deadline":"soon"}""", "approval.deadline is no ISO 8601 time with an offset (for example \"2026-11-21T10:00:00Z\"), and was left out.")]
    [InlineData("recipients", """[{"accountId":"u"},{"role":"APPROVER"}]""", "recipients[1].accountId is missing, and so are a usable email and displayName: the person was left out.")]
    [InlineData("recipients", """[{"accountId":"u","email":"nobody"}]""", "recipients[0].email is no e-mail address, and was left out.")]
    [InlineData("recipients", """[{"accountId":"u","email":"@acme.test"}]""", "recipients[0].email is no e-mail address, and was left out.")]
    [InlineData("recipients", """[{"accountId":"u","email":"jan kowalski@acme.test"}]""", "recipients[0].email is no e-mail address, and was left out.")]
    public void Read_PartThatCannotBeUsed_IsLeftOutInWords(string field, string value, string warning)
    {
        var reading = Read(field, value);

        reading.Problems.ShouldBeEmpty();
        reading.Body.ShouldNotBeNull();
        reading.Warnings.ShouldHaveSingleItem().Message.ShouldBe(warning);
    }

    [Theory]
    [InlineData("subject.key", 255, true)]
    [InlineData("subject.summary", 1_000, true)]
    [InlineData("step.name", 255, true)]
    [InlineData("decision.comment", 3_000, true)]
    [InlineData("subject.url", 3_000, false)]
    [InlineData("links.reject", 3_000, false)]
    [InlineData("approval.definitionId", 255, false)]
    [InlineData("requester.email", 254, false)]
    public void Read_TextOverItsLimit_IsCutOrLeftOut(string path, int longest, bool isCut)
    {
        var parts = path.Split('.');

        Read(path, longest).Warnings.ShouldBeEmpty();
        var tooLong = Read(path, 10_000);

        tooLong.Problems.ShouldBeEmpty();
        var warning = tooLong.Warnings.ShouldHaveSingleItem();
        (warning.Field, warning.Message).ShouldBe((path, isCut
            ? $"{path} is 10000 characters long, of which messages show the first {longest}."
            : $"{path} is 10000 characters long, at most {longest} are possible, and was left out."));

        EventReading Read(string field, int length)
        {
            var text = parts[1] is "url" or "reject" ? "https://a.test/".PadRight(length, 'p') : parts[1] == "email" ? "a@".PadRight(length, 'b') : new string('x', length);
            var json = JsonNode.Parse(SampleEvents.Smallest)!.AsObject();
            var part = json[parts[0]] as JsonObject ?? [];
            json.Remove(parts[0]);
            part[parts[1]] = text;
            json[parts[0]] = part;
            return EventReader.Read(Encoding.UTF8.GetBytes(json.ToJsonString()));
        }
    }

    [Fact]
    public void Read_NobodyIsLeft_IsRefusedWithWhatWasLeftOut()
    {
        var reading = Read("recipients", """[{"email":"nobody"}]""");

        reading.Body.ShouldBeNull();
        reading.Problems.Select(problem => problem.Field).ShouldBe(["recipients", "recipients[0].email", "recipients[0].accountId"]);
    }

    [Fact]
    public void Read_BrokenPeopleAmongGoodOnes_TheGoodOnesAreTold() =>
        Read("recipients", """[{"email":"x"},{"accountId":"u1"},{},{"email":"jan@acme.test"}]""").Body!.Recipients.Select(person => person.AccountId ?? person.Email).ShouldBe(["u1", "jan@acme.test"]);

    private static EventReading Read(string field, string value)
    {
        var json = JsonNode.Parse(SampleEvents.Smallest)!.AsObject();
        json.Remove(field);
        return EventReader.Read(Encoding.UTF8.GetBytes(json.ToJsonString()[..^1] + $",\"{field}\":{value}}}"));
    }
}
