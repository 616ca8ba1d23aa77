using System.Net.Http.Headers;
using System.Net.Http.Json;
using Portal.Domain.Auth;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Api;

/// <summary>What is shown once is kept by nothing on its way.</summary>
public sealed class SecretAnswersTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    [Fact]
    public async Task Answers_WithASecret_AreNotToBeStored()
    {
        var instance = await TestInstance.AddAsync(portal.Server, webhookPath: null);
        var admin = await instance.AddTokenAsync(TokenScope.Admin);

        (await CacheControlAsync(instance, admin, "tokens", new { name = "ci", scopes = new[] { "read" } })).ShouldBe("no-store");
        (await CacheControlAsync(instance, admin, "sources", new { name = "jira" })).ShouldBe("no-store");
        (await CacheControlAsync(instance, admin, $"sources/{instance.SourceId}/rotate", new { overlapHours = 1 })).ShouldBe("no-store");
    }

    private async Task<string?> CacheControlAsync(TestInstance instance, string token, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/instances/{instance.Slug}/{path}") { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await portal.Server.Client.SendAsync(request);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"secret\"");
        return answer.Headers.CacheControl?.ToString();
    }
}
