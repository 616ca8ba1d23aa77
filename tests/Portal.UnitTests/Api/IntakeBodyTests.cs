using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Domain.Notifications;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Api;

public sealed class IntakeBodyTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    private const int MaxLength = 256 * 1024;

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("""{"type":"CALL_FOR_ACTION","occurredAt":"2026-11-21T10:0""")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("\"text\"")]
    [InlineData("<event/>")]
    [InlineData("{} {}")]
    [InlineData("{'type':'CALL_FOR_ACTION'}")]
    public async Task PostEvent_NoJsonObject_Is400(string body) => await ShouldRefuseAsync(Encoding.UTF8.GetBytes(body), 400, "$");

    [Fact]
    public async Task PostEvent_NotUtf8_Is400() => await ShouldRefuseAsync([.. "{\"type\":\""u8, 0xff, 0xfe, .. "\"}"u8], 400, "$");

    [Theory]
    [InlineData("[]", "object")]
    [InlineData("null", "object")]
    [InlineData("{", "line 1")]
    public async Task PostEvent_NoJsonObject_SaysWhatItIs(string body, string words)
    {
        var instance = await TestInstance.AddAsync(portal.Server);

        using var answer = await instance.PostAsync(Encoding.UTF8.GetBytes(body));

        (await answer.ShouldBeProblemAsync(400)).GetProperty("detail").GetString()!.ShouldContain(words);
    }

    [Fact]
    public async Task PostEvent_NestedTooDeep_Is400() =>
        await ShouldRefuseAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 5_000)) + "1" + new string('}', 5_000)), 400, "$");

    [Theory]
    [InlineData("type", "42", "type")]
    [InlineData("type", "\"TEA_TIME\"", "type")]
    [InlineData("type", "\"call_for_action\"", "type")]
    [InlineData("occurredAt", "\"yesterday\"", "occurredAt")]
    [InlineData("occurredAt", "1763719200", "occurredAt")]
    [InlineData("step", "[]", "step")]
    [InlineData("step", "{}", "step.id")]
    [InlineData("step", """{"id":7}""", "step.id")]
    [InlineData("subject", "\"FIN-12\"", "subject")]
    [InlineData("subject", "{}", "subject.key")]
    [InlineData("recipients", "[]", "recipients")]
    [InlineData("recipients", "null", "recipients")]
    [InlineData("recipients", "{}", "recipients")]
    [InlineData("recipients", """["jan"]""", "recipients[0]")]
    [InlineData("recipients", "[{}]", "recipients[0].accountId")]
    [InlineData("recipients", """[{"email":"no address"}]""", "recipients[0].email")]
    public async Task PostEvent_WrongValue_Is422AndNamesTheField(string field, string json, string named) =>
        await ShouldRefuseAsync(new TestEvent().With(field, JsonNode.Parse(json)).ToBytes(), 422, named);

    [Fact]
    public async Task PostEvent_EverythingMissing_Is422WithAllFieldsAtOnce()
    {
        var instance = await TestInstance.AddAsync(portal.Server);

        using var answer = await instance.PostAsync("{}"u8.ToArray());

        (await answer.ShouldBeProblemAsync(422)).Fields().ShouldBe(["type", "occurredAt", "step.id", "subject", "recipients"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("subject", """{"key":"F-\u0000"}""", "subject.key")]
    [InlineData("subject", """{"key":"F","summary":"\ud83d"}""", "subject.summary")]
    [InlineData("somethingElse", """{"deep":["\ude00"]}""", "$")]
    [InlineData("somethingElse", """{"\u0000":1}""", "$")]
    public async Task PostEvent_TextThatNoDatabaseTakes_Is422(string field, string json, string named)
    {
        var sent = new TestEvent().Without(field);
        var body = Encoding.UTF8.GetString(sent.ToBytes())[..^1] + $",\"{field}\":{json}}}";

        await ShouldRefuseAsync(Encoding.UTF8.GetBytes(body), 422, named);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PostEvent_TenMegabytes_Is413(bool isChunked)
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var body = new byte[10 * 1024 * 1024];
        Array.Fill(body, (byte)' ');

        using var answer = await instance.PostAsync(body, post => post with { IsChunked = isChunked });

        await answer.ShouldBeProblemAsync(413, "$");
        (await instance.EventsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, false, 202)]
    [InlineData(0, true, 202)]
    [InlineData(1, false, 413)]
    [InlineData(1, true, 413)]
    public async Task PostEvent_AtTheLimit_CountsBytes(int over, bool isChunked, int status)
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var json = new TestEvent().ToBytes();
        byte[] body = [.. json, .. Enumerable.Repeat((byte)' ', MaxLength + over - json.Length)];

        using var answer = await instance.PostAsync(body, post => post with { IsChunked = isChunked });

        ((int)answer.StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task PostEvent_OtherContentType_Is415(string contentType)
    {
        var instance = await TestInstance.AddAsync(portal.Server);

        using var answer = await instance.PostAsync(new TestEvent(), post => post with { ContentType = contentType });

        await answer.ShouldBeProblemAsync(415, "Content-Type");
        (await instance.EventsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/cloudevents+json")]
    public async Task PostEvent_JsonByAnyName_Is202(string? contentType)
    {
        var instance = await TestInstance.AddAsync(portal.Server);

        using var answer = await instance.PostAsync(new TestEvent(), post => post with { ContentType = contentType });

        await answer.ShouldBeAcceptedAsync();
    }

    [Fact]
    public async Task PostEvent_UnknownFields_AreKeptAsSent()
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var sent = new TestEvent().With("colour", "green").With("nested", new JsonObject { ["type"] = new JsonArray(1, null, true) });

        await instance.SendAsync(sent);

        (await instance.EventsAsync()).ShouldHaveSingleItem().Body.ShouldBe(sent.ToBytes());
    }

    [Theory]
    [InlineData("'; DROP TABLE Notifications; --")]
    [InlineData("<script>alert('x')</script>&amp;<!channel> <@U0JANKOWAL1> *bold* `code`")]
    [InlineData("\u202eabc\u0007\u001b[31m\r\nBcc: all@acme.test")]
    [InlineData("{{7*7}} ${jndi:ldap://x} %s %n $(reboot) 👩‍👩‍👧‍👦")]
    public async Task PostEvent_HostileTextInEveryField_IsStoredAsSentAndDeliveredHarmless(string text)
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var sent = Hostile(text);

        var id = await instance.SendAsync(sent);

        (await instance.EventsAsync()).ShouldHaveSingleItem().Body.ShouldBe(sent.ToBytes());
        await instance.WaitForAsync(id, NotificationState.Delivered);
        var message = (await portal.Server.Slack.MessagesAsync(sent.Key)).ShouldHaveSingleItem();
        var texts = Texts(message).ToList();
        texts.ShouldContain(shown => shown.Contains(sent.Key, StringComparison.Ordinal));
        foreach (var danger in new[] { "<script", "<!channel", "<@U0" })
        {
            texts.ShouldNotContain(shown => shown.Contains(danger, StringComparison.Ordinal));
        }
    }

    private static TestEvent Hostile(string text)
    {
        var person = new JsonObject { ["accountId"] = text, ["displayName"] = text, ["role"] = text, ["delegatorName"] = text, ["delegateConfigId"] = text };
        var sent = new TestEvent();
        return sent
            .With("product", text)
            .With("approval", new JsonObject { ["id"] = text, ["definitionId"] = text, ["votingRule"] = text })
            .With("step", new JsonObject { ["id"] = text, ["definitionStepId"] = text, ["name"] = text, ["action"] = text })
            .With("subject", new JsonObject { ["key"] = sent.Key, ["summary"] = text, ["project"] = new JsonObject { ["key"] = text, ["name"] = text } })
            .With("requester", new JsonObject { ["accountId"] = text, ["displayName"] = text, ["email"] = text })
            .With("recipients", new JsonArray(person))
            .With("group", new JsonObject { ["id"] = text, ["name"] = text });
    }

    // As Slack reads them: mrkdwn texts with their markup, the rest as it stands.
    private static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.TryGetProperty("type", out var type) && type.GetString() is "plain_text" ? [] : json.EnumerateObject().SelectMany(field => Texts(field.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [json.GetString()!],
        _ => [],
    };

    private async Task ShouldRefuseAsync(byte[] body, int status, string field)
    {
        var instance = await TestInstance.AddAsync(portal.Server);

        using var answer = await instance.PostAsync(body);

        await answer.ShouldBeProblemAsync(status, field);
        (await instance.EventsAsync()).ShouldBeEmpty();
    }
}
