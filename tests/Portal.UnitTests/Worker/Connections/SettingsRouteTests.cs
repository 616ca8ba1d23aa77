using System.Net;
using System.Net.Http.Json;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Worker.Connections;

/// <summary>The instance's defaults over HTTP.</summary>
public sealed class SettingsRouteTests(SharedPortal portal) : ConnectionTest(portal)
{
    [Fact]
    public async Task Settings_Changed_ReadBackTheSame()
    {
        var (instance, token) = await StartAsync();
        var id = await AddAppAsync(instance, isDefault: true);

        await PutSettingsAsync(instance, token, new { defaultChannelId = SampleWorkspace.FinanceChannel, fallback = "SKIP" });

        var settings = await GetAsync(instance, token, "settings");
        (settings.GetProperty("defaultConnectionId").GetGuid(), settings.GetProperty("defaultChannelName").GetString(), settings.GetProperty("fallback").GetString()).ShouldBe((id, "finance", "SKIP"));
        var kept = await PutSettingsAsync(instance, token, new { fallback = "EMAIL" });
        kept.GetProperty("defaultChannelId").GetString().ShouldBe(SampleWorkspace.FinanceChannel);
    }

    [Theory]
    [InlineData("""{"fallback":"PIGEON"}""", 422, "fallback")]
    [InlineData("""{"fallback":7}""", 422, "fallback")]
    [InlineData("""{"defaultConnectionId":"x"}""", 422, "defaultConnectionId")]
    [InlineData("""{"defaultChannelId":"C0BOARDROOM"}""", 422, "defaultChannelId")]
    [InlineData("""{"defaultChannelId":"C0OLDPROJCT"}""", 422, "defaultChannelId")]
    [InlineData("[]", 422, "$")]
    [InlineData("{", 400, null)]
    public async Task Settings_WrongBody_NamesTheField(string body, int status, string? field)
    {
        var (instance, token) = await StartAsync();
        await AddAppAsync(instance, isDefault: true);

        using var answer = await SendAsync(HttpMethod.Put, instance, token, "settings", new StringContent(body, null, "application/json"));

        await answer.ShouldBeProblemAsync(status, field);
    }

    [Fact]
    public async Task Settings_ByATokenThatOnlyReads_AreNotChanged()
    {
        var (instance, _) = await StartAsync();
        var reader = await instance.AddTokenAsync("read");

        using var answer = await SendAsync(HttpMethod.Put, instance, reader, "settings", JsonContent.Create(new { fallback = "SKIP" }));

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
