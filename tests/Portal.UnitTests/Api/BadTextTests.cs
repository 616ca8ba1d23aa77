using System.Net.Http.Headers;
using System.Text;
using Portal.Data.Providers;
using Portal.Domain.Auth;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Api;

/// <summary>Texts that are valid JSON or a valid address, and that no database takes. PostgreSQL refuses a NUL that SQLite stores.</summary>
public sealed class BadTextTests(Portals portals) : IClassFixture<Portals>
{
    private static readonly (string Method, string Path, string? Body, string Field)[] Cases =
    [
        ("GET", "connections?search=%00", null, "search"),
        ("GET", "notifications?person=a%00", null, "person"),
        ("GET", "notifications?search=%00", null, "search"),
        ("GET", "notifications?type=%00", null, "type"),
        ("GET", "connections/{app}/channels?search=%00", null, "search"),
        ("GET", "connections/{app}/channels?channel_id=%00", null, "channel_id"),
        ("POST", "connections", """{"\ud800":1}""", "$"),
        ("POST", "connections", """{"name":"a","\udc00x":1}""", "$"),
        ("POST", "connections", """{"name":"a\u0000b","webhookUrl":"https://hooks.slack.com/services/T/B/x"}""", "name"),
        ("POST", "connections", """{"name":"a\u0000b"}""", "name"),
        ("POST", "connections", """{"name":"\ud800"}""", "name"),
        ("PUT", "connections/{app}", """{"name":"a\u0000b"}""", "name"),
        ("PUT", "connections/{app}", """{"\udfff":1}""", "$"),
        ("POST", "connections/{app}/test", """{"email":"a\u0000b@x"}""", "email"),
        ("POST", "connections/{app}/test", """{"channelId":"C\u0000"}""", "channelId"),
        ("PUT", "settings", """{"defaultChannelId":"C\u0000"}""", "defaultChannelId"),
        ("POST", "tokens", """{"name":"a","scopes":["read"],"expiresAt":"\ud800"}""", "expiresAt"),
        ("PUT", "settings", """{"fallback":"\ud800"}""", "fallback"),
        ("POST", "sources", """{"name":"a\u0000"}""", "name"),
        ("POST", "tokens", """{"name":"a","scopes":["\u0000"]}""", "scopes"),
    ];

    [Theory]
    [EachDatabase]
    public async Task Routes_TextThatNoDatabaseTakes_Are422AndNameTheField(DatabaseProvider provider)
    {
        var server = await portals.OpenAsync(provider);
        var app = await SlackAppInstance.AddAsync(server);
        var token = await app.Base.AddTokenAsync(TokenScope.Admin);

        foreach (var (method, path, body, field) in Cases)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/v1/instances/{app.Base.Slug}/" + path.Replace("{app}", app.ConnectionId.ToString(), StringComparison.Ordinal));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");

            using var answer = await server.Client.SendAsync(request);

            ((int)answer.StatusCode).ShouldBe(422, $"{method} {path} {body}");
            await answer.ShouldBeProblemAsync(422, field);
        }
    }

    [Theory]
    [EachDatabase]
    public async Task Steps_NulInTheAddress_Is400(DatabaseProvider provider)
    {
        var server = await portals.OpenAsync(provider);
        var instance = await TestInstance.AddAsync(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/instances/{instance.Slug}/steps/a%00b");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await instance.AddTokenAsync(TokenScope.Read));

        using var answer = await server.Client.SendAsync(request);

        ((int)answer.StatusCode).ShouldBe(400);
    }
}
