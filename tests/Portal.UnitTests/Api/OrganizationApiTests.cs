using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Auth;
using Portal.Domain.Settings;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Api;

/// <summary>What a token of an organization opens, and what it does not.</summary>
public sealed class OrganizationApiTests(SharedPortal portal) : IClassFixture<SharedPortal>, IAsyncLifetime
{
    private TestInstance _instance = null!;

    public async ValueTask InitializeAsync() => _instance = await TestInstance.AddAsync(portal.Server, webhookPath: null);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Get_OwnToken_AnswersNameAndInstances()
    {
        await portal.Server.InDatabaseAsync(db =>
        {
            var now = TimeProvider.System.GetUtcNow();
            db.Instances.Add(new Instance { Id = Guid.CreateVersion7(now), OrganizationId = _instance.Row.OrganizationId, Slug = "a-" + _instance.Slug, Name = "A second one", CreatedAt = now });
            return db.SaveChangesAsync();
        });

        var organization = await GetAsync(await _instance.AddOrganizationTokenAsync(TokenScope.Read));

        organization.GetProperty("name").GetString().ShouldBe(_instance.Slug);
        organization.GetProperty("instances").EnumerateArray().Select(one => one.GetProperty("slug").GetString()).ShouldBe(["a-" + _instance.Slug, _instance.Slug]);
    }

    [Fact]
    public async Task Get_NoGoodToken_IsNotAuthenticated()
    {
        var expired = await _instance.AddOrganizationTokenAsync(TokenScope.Read, TimeProvider.System.GetUtcNow().AddMinutes(-1));
        var revoked = await _instance.AddOrganizationTokenAsync(TokenScope.Read, isRevoked: true);

        foreach (var token in new[] { null, "ptl_unknown", expired, revoked })
        {
            using var answer = await SendAsync(HttpMethod.Get, "", token);
            await answer.ShouldBeProblemAsync(401);
        }
    }

    [Fact]
    public async Task Get_TokenOfElsewhere_FindsNothing()
    {
        var stranger = await TestInstance.AddAsync(portal.Server, webhookPath: null);

        foreach (var token in new[] { await _instance.AddTokenAsync(TokenScope.Admin), await stranger.AddOrganizationTokenAsync(TokenScope.Admin) })
        {
            using var answer = await SendAsync(HttpMethod.Get, "", token);
            await answer.ShouldBeProblemAsync(404);
        }
    }

    [Fact]
    public async Task InstanceApi_TokenOfTheOrganization_FindsNothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/instances/{_instance.Slug}/connections");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _instance.AddOrganizationTokenAsync(TokenScope.Admin));

        using var answer = await portal.Server.Client.SendAsync(request);

        await answer.ShouldBeProblemAsync(404);
    }

    [Fact]
    public async Task Patch_Name_IsChangedAndAuditedWithoutAnInstance()
    {
        var token = await _instance.AddOrganizationTokenAsync(TokenScope.Admin);

        using var answer = await SendAsync(HttpMethod.Patch, "", token, new { name = "  Acme Europe " });

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await GetAsync(token)).GetProperty("name").GetString().ShouldBe("Acme Europe");
        var entry = await portal.Server.InDatabaseAsync(db => db.Audit.AsNoTracking().SingleAsync(row => row.EntityId == _instance.Row.OrganizationId && row.Action == "changed"));
        (entry.Actor, entry.EntityType, entry.EntityName, entry.InstanceId).ShouldBe(("token test admin", nameof(Organization), "Acme Europe", null));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("line\nbreak")]
    public async Task Patch_BadName_IsNamed(string? name)
    {
        using var answer = await SendAsync(HttpMethod.Patch, "", await _instance.AddOrganizationTokenAsync(TokenScope.Admin), new { name });

        await answer.ShouldBeProblemAsync(422, "name");
    }

    [Fact]
    public async Task Patch_ScopeThatIsNotEnough_IsForbidden()
    {
        using var answer = await SendAsync(HttpMethod.Patch, "", await _instance.AddOrganizationTokenAsync(TokenScope.ConfigWrite), new { name = "Acme" });

        await answer.ShouldBeProblemAsync(403);
    }

    [Fact]
    public async Task Tokens_OfTheOrganization_AreMadeListedAndRevokedApart()
    {
        var admin = await _instance.AddOrganizationTokenAsync(TokenScope.Admin);
        await _instance.AddTokenAsync(TokenScope.Read);

        using var created = await SendAsync(HttpMethod.Post, "/tokens", admin, new { name = "terraform", scopes = new[] { "read" } });

        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var issued = await created.Content.ReadFromJsonAsync<JsonElement>();
        var secret = issued.GetProperty("secret").GetString();
        (await GetAsync(secret)).GetProperty("slug").GetString().ShouldBe(_instance.Slug);
        using var listed = await SendAsync(HttpMethod.Get, "/tokens", admin);
        (await listed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items").EnumerateArray().Select(token => token.GetProperty("name").GetString())
            .ShouldBe(["terraform", "test admin"], ignoreOrder: true);
        using var revoked = await SendAsync(HttpMethod.Delete, $"/tokens/{issued.GetProperty("token").GetProperty("id").GetGuid()}", admin);
        revoked.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var after = await SendAsync(HttpMethod.Get, "", secret);
        await after.ShouldBeProblemAsync(401);
    }

    private async Task<JsonElement> GetAsync(string? token)
    {
        using var answer = await SendAsync(HttpMethod.Get, "", token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? token, object? body = null)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1/organizations/{_instance.Slug}{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await portal.Server.Client.SendAsync(request);
    }
}
