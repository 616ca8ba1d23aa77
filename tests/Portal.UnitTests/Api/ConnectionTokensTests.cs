using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Data.Auth;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Api;

/// <summary>Connections with tokens, made and changed over HTTP; the simulator says whose a token is.</summary>
public sealed class ConnectionTokensTests(SharedPortal portal) : IClassFixture<SharedPortal>, IAsyncLifetime
{
    private const string App = "SLACK_APP";
    private const string Lookup = "INCOMING_WEBHOOK_LOOKUP";

    private TestInstance _instance = null!;
    private string _bearer = "";

    private string Url => _instance.WebhookUrl(SampleWorkspace.WebhookPath).Reveal();

    public async ValueTask InitializeAsync()
    {
        _instance = await TestInstance.AddAsync(portal.Server, webhookPath: null);
        _bearer = await _instance.AddTokenAsync(TokenScope.ConfigWrite);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(App)]
    [InlineData(null)]
    public async Task Post_BotToken_IsStoredLikeAPastedOne(string? mode)
    {
        using var answer = await PostAsync(new { name = "Acme app", mode, botToken = SampleWorkspace.BotToken });

        var (added, text) = await ReadAsync(answer, HttpStatusCode.Created);
        (added.GetProperty("mode").GetString(), added.GetProperty("name").GetString()).ShouldBe((App, "Acme app"));
        added.GetProperty("workspace").GetProperty("teamId").GetString().ShouldBe(SampleWorkspace.TeamId);
        text.ShouldNotContain(SampleWorkspace.BotToken);
        Reveal(SecretPurpose.BotToken, (await RowAsync()).BotToken!).ShouldBe(SampleWorkspace.BotToken);
    }

    [Fact]
    public async Task Post_BotTokenWithoutName_TakesTheWorkspaces()
    {
        using var answer = await PostAsync(new { mode = App, botToken = SampleWorkspace.BotToken });

        (await ReadAsync(answer, HttpStatusCode.Created)).Json.GetProperty("name").GetString().ShouldBe("Acme");
    }

    [Fact]
    public async Task Post_AppThatIsConnected_IsAConflictThatNamesTheConnection()
    {
        var id = await AddAsync(new { name = "Acme app", botToken = SampleWorkspace.BotToken });

        using var answer = await PostAsync(new { name = "Another", botToken = SampleWorkspace.PublicBotToken });

        var problem = await answer.ShouldBeProblemAsync(409, "connection");
        problem.GetProperty("type").GetString().ShouldBe("urn:portal:problem:exists");
        problem.GetProperty("detail").GetString()!.ShouldContain("as \"Acme app\". Nothing was stored. Send replace: true");
        problem.GetProperty("errors").GetProperty("connection")[0].GetGuid().ShouldBe(id);
        Reveal(SecretPurpose.BotToken, (await RowAsync()).BotToken!).ShouldBe(SampleWorkspace.BotToken);
    }

    [Fact]
    public async Task Post_OtherAppOfTheWorkspace_IsCreated()
    {
        var id = await AddAsync(new { name = "Acme app", botToken = SampleWorkspace.BotToken });
        await portal.Server.InDatabaseAsync(db => db.Connections.Where(row => row.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.BotUserId, "U0OTHER").SetProperty(one => one.AppId, "A0OTHER")));

        using var answer = await PostAsync(new { name = "Another", botToken = SampleWorkspace.BotToken });

        (await ReadAsync(answer, HttpStatusCode.Created)).Json.GetProperty("name").GetString().ShouldBe("Another");
    }

    [Fact]
    public async Task Post_OneAppManyTimesAtOnce_IsCreatedOnce()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => PostAsync(new { name = $"N{number}", botToken = SampleWorkspace.BotToken })));

        answers.Select(answer => (int)answer.StatusCode).Order().ShouldBe([201, 409, 409, 409]);
        (await RowAsync()).ShouldNotBeNull();
        foreach (var answer in answers)
        {
            answer.Dispose();
        }
    }

    [Fact]
    public async Task Post_AppThatIsConnectedToReplace_SaysRenewedAndKeepsTheName()
    {
        var id = await AddAsync(new { name = "Acme app", botToken = SampleWorkspace.BotToken });

        using var answer = await PostAsync(new { name = "Another", botToken = SampleWorkspace.PublicBotToken, replace = true });

        var (renewed, _) = await ReadAsync(answer, HttpStatusCode.OK);
        (renewed.GetProperty("id").GetGuid(), renewed.GetProperty("renewed").GetBoolean(), renewed.GetProperty("name").GetString()).ShouldBe((id, true, "Acme app"));
        using var changed = await PutAsync(id, new { botToken = SampleWorkspace.BotToken });
        (await ReadAsync(changed, HttpStatusCode.OK)).Json.TryGetProperty("renewed", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Post_LookupToken_IsStoredBesideTheUrl()
    {
        using var answer = await PostAsync(new { name = "Finance", mode = Lookup, webhookUrl = Url, lookupToken = SampleWorkspace.BotToken });

        var (_, text) = await ReadAsync(answer, HttpStatusCode.Created);
        var row = await RowAsync();
        (Reveal(SecretPurpose.LookupBotToken, row.LookupBotToken!), Reveal(SecretPurpose.WebhookUrl, row.WebhookUrl!)).ShouldBe((SampleWorkspace.BotToken, Url));
        text.ShouldNotContain(SampleWorkspace.BotToken);
    }

    [Fact]
    public async Task Put_Token_ReplacesItAndKeepsTheRest()
    {
        var id = await AddAsync(new { name = "Finance", mode = Lookup, webhookUrl = Url, lookupToken = SampleWorkspace.BotToken });

        using var answer = await PutAsync(id, new { lookupToken = SampleWorkspace.PublicBotToken });

        var (changed, text) = await ReadAsync(answer, HttpStatusCode.OK);
        changed.GetProperty("name").GetString().ShouldBe("Finance");
        text.ShouldNotContain(SampleWorkspace.PublicBotToken);
        var row = await RowAsync();
        (Reveal(SecretPurpose.LookupBotToken, row.LookupBotToken!), Reveal(SecretPurpose.WebhookUrl, row.WebhookUrl!)).ShouldBe((SampleWorkspace.PublicBotToken, Url));
    }

    [Fact]
    public async Task Put_NameAndTokenAndEnabled_ChangesAllThree()
    {
        var id = await AddAsync(new { mode = App, botToken = SampleWorkspace.BotToken });

        using var answer = await PutAsync(id, new { name = "Acme EU", mode = App, botToken = SampleWorkspace.PublicBotToken, enabled = false });

        var (changed, _) = await ReadAsync(answer, HttpStatusCode.OK);
        (changed.GetProperty("name").GetString(), changed.GetProperty("health").GetString()).ShouldBe(("Acme EU", "Disabled"));
        Reveal(SecretPurpose.BotToken, (await RowAsync()).BotToken!).ShouldBe(SampleWorkspace.PublicBotToken);
    }

    [Fact]
    public async Task Post_EverythingWrong_NamesEachField()
    {
        using var answer = await PostAsync(new { name = "line\nbreak", mode = Lookup, webhookUrl = "https://example.com", lookupToken = "xoxp-1", botToken = SampleWorkspace.BotToken });

        var problem = await answer.ShouldBeProblemAsync(422);
        problem.Fields().ShouldBe(["botToken", "lookupToken", "webhookUrl", "name"], ignoreOrder: true);
        problem.ToString().ShouldNotContain(SampleWorkspace.BotToken);
    }

    [Theory]
    [InlineData(App, null, "botToken")]
    [InlineData(App, "hello", "botToken")]
    [InlineData(App, SampleWorkspace.RevokedToken, "botToken")]
    [InlineData("INCOMING_WEBHOOK", SampleWorkspace.BotToken, "botToken")]
    [InlineData("CARRIER_PIGEON", SampleWorkspace.BotToken, "mode")]
    public async Task Post_BotTokenThatCannotBe_NamesTheFieldAndStoresNothing(string mode, string? token, string field)
    {
        using var answer = await PostAsync(new { name = "Finance", mode, botToken = token });

        (await answer.ShouldBeProblemAsync(422, field)).ToString().ShouldNotContain(SampleWorkspace.BotToken);
        (await portal.Server.InDatabaseAsync(db => db.Connections.CountAsync(row => row.InstanceId == _instance.Id))).ShouldBe(0);
    }

    [Fact]
    public async Task Put_TokenWithATakenName_StoresNeither()
    {
        await AddAsync(new { name = "Finance", webhookUrl = Url });
        var id = await AddAsync(new { mode = App, botToken = SampleWorkspace.BotToken });

        using var answer = await PutAsync(id, new { name = "Finance", botToken = SampleWorkspace.PublicBotToken });

        await answer.ShouldBeProblemAsync(422, "name");
        Reveal(SecretPurpose.BotToken, (await RowAsync(id)).BotToken!).ShouldBe(SampleWorkspace.BotToken);
    }

    [Fact]
    public async Task Put_AnotherMode_IsRefused()
    {
        var id = await AddAsync(new { name = "Finance", webhookUrl = Url });

        using var answer = await PutAsync(id, new { mode = App, botToken = SampleWorkspace.BotToken });

        (await answer.ShouldBeProblemAsync(422)).Fields().ShouldBe(["mode", "botToken"], ignoreOrder: true);
    }

    [Fact]
    public async Task OpenApi_Secrets_AreWriteOnly()
    {
        var document = await portal.Server.Client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        var fields = document.GetProperty("components").GetProperty("schemas").GetProperty("ConnectionBody").GetProperty("properties");
        foreach (var secret in new[] { "webhookUrl", "botToken", "lookupToken" })
        {
            fields.GetProperty(secret).GetProperty("writeOnly").GetBoolean().ShouldBeTrue(secret);
        }

        fields.GetProperty("name").TryGetProperty("writeOnly", out _).ShouldBeFalse();
    }

    private static async Task<(JsonElement Json, string Text)> ReadAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(status, text);
        return (JsonElement.Parse(text), text);
    }

    private async Task<Guid> AddAsync(object body)
    {
        using var answer = await PostAsync(body);
        return (await ReadAsync(answer, HttpStatusCode.Created)).Json.GetProperty("id").GetGuid();
    }

    private Task<HttpResponseMessage> PostAsync(object body) => SendAsync(HttpMethod.Post, "", body);

    private Task<HttpResponseMessage> PutAsync(Guid id, object body) => SendAsync(HttpMethod.Put, $"/{id}", body);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/instances/{_instance.Slug}/connections{path}") { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _bearer);
        return await portal.Server.Client.SendAsync(request);
    }

    private string Reveal(SecretPurpose purpose, ProtectedSecret secret) => portal.Server.Get<SecretVault>().Reveal(purpose, secret).Reveal();

    private Task<Connection> RowAsync(Guid? id = null) => portal.Server.InDatabaseAsync(db =>
        db.Connections.AsNoTracking().SingleAsync(row => row.InstanceId == _instance.Id && (id == null || row.Id == id)));
}
