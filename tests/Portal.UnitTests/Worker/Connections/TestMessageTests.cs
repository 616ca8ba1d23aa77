using System.Net.Http.Json;
using System.Text.Json;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Worker.Connections;

/// <summary>Test messages of a Slack app, all the way.</summary>
public sealed class TestMessageTests(SharedPortal portal) : ConnectionTest(portal)
{
    [Fact]
    public async Task Test_AppToAChannel_ArrivesThere()
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance);

        using var answer = await SendAsync(HttpMethod.Post, instance, token, $"connections/{id}/test", JsonContent.Create(new { channelId = SampleWorkspace.FinanceChannel }));

        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("outcome").GetString().ShouldBe("Delivered");
        (await Slack.CountAsync(instance.Slug)).ShouldBe(1);
    }

    [Fact]
    public async Task Test_AppToAPerson_ArrivesAsADirectMessage()
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance);

        using var answer = await SendAsync(HttpMethod.Post, instance, token, $"connections/{id}/test", JsonContent.Create(new { email = SampleWorkspace.Email }));

        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("outcome").GetString().ShouldBe("Delivered");
        (await instance.NotificationsAsync()).ShouldHaveSingleItem().Recipients.ShouldHaveSingleItem().SlackUserId.ShouldBe(SampleWorkspace.UserId);
    }

    [Theory]
    [InlineData("{}", "channelId")]
    [InlineData("""{"channelId":"finance"}""", "channelId")]
    [InlineData("""{"email":"nobody"}""", "email")]
    public async Task Test_AppToNowhere_NamesTheField(string body, string field)
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance);

        using var answer = await SendAsync(HttpMethod.Post, instance, token, $"connections/{id}/test", new StringContent(body, null, "application/json"));

        await answer.ShouldBeProblemAsync(422, field);
    }
}
