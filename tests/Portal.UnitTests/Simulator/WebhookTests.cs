using System.Net;
using System.Text.Json;
using Portal.SlackSimulator;
using Portal.SlackSimulator.Workspaces;

namespace Portal.UnitTests.Simulator;

public sealed class WebhookTests : SimulatorTest
{
    [Theory]
    [InlineData("""{"text":"Hello"}""", 200, "ok")]
    [InlineData("""{"blocks":[{"type":"divider"}]}""", 200, "ok")]
    [InlineData("""{"attachments":[{"text":"old"}]}""", 200, "ok")]
    [InlineData("""{"text":""}""", 400, "no_text")]
    [InlineData("""{"text":null}""", 400, "no_text")]
    [InlineData("{}", 400, "no_text")]
    [InlineData("""{"blocks":[]}""", 400, "no_text")]
    [InlineData("""{"text":"Hello",}""", 400, "invalid_payload")]
    [InlineData("[]", 400, "invalid_payload")]
    [InlineData("""{"text":"\ud800"}""", 400, "invalid_payload")]
    [InlineData("", 400, "invalid_payload")]
    [InlineData("""{"blocks":[{"type":"section"}]}""", 400, "invalid_blocks")]
    [InlineData("""{"blocks":"nonsense"}""", 400, "invalid_blocks_format")]
    [InlineData("""{"attachments":{}}""", 400, "invalid_attachments")]
    public async Task Post_Payload_AnswersStatusAndBody(string payload, int status, string body)
    {
        using var response = await Slack.HookAsync(payload);

        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldBe(body);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Fact]
    public async Task Post_TooManyAttachments_IsRefused()
    {
        var attachments = Enumerable.Range(0, 101).Select(index => new { text = $"{index}" });

        using var response = await Slack.HookAsync(JsonSerializer.Serialize(new { attachments }));

        (await response.Content.ReadAsStringAsync()).ShouldBe("too_many_attachments");
    }

    [Theory]
    [InlineData("B0REMOVED01", 404, "no_service")]
    [InlineData("B0DISABLED1", 404, "no_active_hooks")]
    [InlineData("B0ARCHIVED1", 410, "channel_is_archived")]
    [InlineData("B0PROHIBIT1", 403, "action_prohibited")]
    [InlineData("B0DELETEDCH", 404, "channel_not_found")]
    [InlineData("B0GENERAL01", 403, "posting_to_general_channel_denied")]
    [InlineData("B0GONEUSER1", 400, "user_not_found")]
    [InlineData("B0TEAMGONE1", 403, "team_disabled")]
    public async Task Post_WebhookThatRefuses_AnswersItsWord(string hookId, int status, string body)
    {
        var path = WorkspaceSeed.Acme.Webhooks.Single(hook => hook.HookId == hookId).Path;

        using var response = await Slack.HookAsync("""{"text":"Hello"}""", path);

        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldBe(body);
    }

    [Theory]
    [InlineData("/services/T0NOBODY/B0APPROVALS/x", 404, "no_team")]
    [InlineData("/services/T0ACME00001", 404, "no_service_id")]
    [InlineData("/services/T0ACME00001/B0UNKNOWN/x", 404, "no_service")]
    [InlineData("/services/T0ACME00001/B0APPROVALS", 403, "invalid_token")]
    [InlineData("/services/T0ACME00001/B0APPROVALS/wrong", 403, "invalid_token")]
    public async Task Post_WrongPath_SaysWhichPart(string path, int status, string body)
    {
        using var response = await Slack.HookAsync("""{"text":"Hello"}""", path);

        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldBe(body);
    }

    [Fact]
    public async Task Post_LegacyForm_ReadsPayload()
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("payload", """{"text":"From a form"}""")]);

        using var response = await Slack.Client.PostAsync(Slack.Url + SampleWorkspace.WebhookPath, form);

        (await response.Content.ReadAsStringAsync()).ShouldBe("ok");
        (await Slack.ControlAsync("messages?contains=From a form")).GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Post_ChannelInPayload_IsIgnored()
    {
        using var response = await Slack.HookAsync("""{"text":"Hello","channel":"#finance","username":"Somebody"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var message = (await Slack.ControlAsync("messages")).GetProperty("messages")[0];
        message.Text("channel").ShouldBe(SampleWorkspace.MemberChannel);
        message.Text("via").ShouldBe("webhook");
    }

    [Fact]
    public async Task Post_WithoutContentType_IsRead()
    {
        using var content = new ByteArrayContent("""{"text":"Hello"}"""u8.ToArray());

        using var response = await Slack.Client.PostAsync(Slack.Url + SampleWorkspace.FinanceWebhookPath, content);

        (await response.Content.ReadAsStringAsync()).ShouldBe("ok");
    }
}
