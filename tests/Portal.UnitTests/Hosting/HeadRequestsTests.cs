using Portal.Domain.Auth;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Hosting;

public sealed class HeadRequestsTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    // Of this one answer alone, or of how the body is framed.
    private static readonly string[] Own = ["Date", "Transfer-Encoding", "Content-Length", "Set-Cookie"];

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/nowhere")]
    [InlineData("/favicon.svg")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/api/nothing")]
    [InlineData("/simulator/")]
    [InlineData("/api/v1/instances/{0}/connections")]
    [InlineData("/api/v1/instances/{0}/notifications?limit=x")]
    [InlineData("/api/v1/instances/{0}/events")]
    public async Task Head_WhereThereIsAGet_AnswersTheSameWithoutABody(string path)
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var token = await instance.AddTokenAsync(TokenScope.Admin);
        var address = path.Replace("{0}", instance.Slug, StringComparison.Ordinal);

        using var get = await SendAsync(HttpMethod.Get, address, token);
        using var head = await SendAsync(HttpMethod.Head, address, token);

        head.StatusCode.ShouldBe(get.StatusCode);
        HeadersOf(head).ShouldBe(HeadersOf(get));
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/slack/install")]
    [InlineData("/slack/oauth/callback?code=x&state=y")]
    public async Task Head_OnTheWayToSlackAndBack_UsesNothingUp(string path)
    {
        using var head = await SendAsync(HttpMethod.Head, path, "x");

        ((int)head.StatusCode).ShouldBeOneOf(404, 405);
    }

    private static string[] HeadersOf(HttpResponseMessage answer) =>
        [.. answer.Headers.Concat(answer.Content.Headers).Where(header => !Own.Contains(header.Key, StringComparer.OrdinalIgnoreCase)).Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal)];

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string token)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new("Bearer", token);
        return await portal.Server.Client.SendAsync(request);
    }
}
