using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Portal.Domain.Auth;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Api;

/// <summary>What a caller does wrong is told to the caller, in full, and is no failure of the portal's.</summary>
public sealed class ClientFaultTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    [Theory]
    [InlineData("", 400, "empty")]
    [InlineData("{", 400, "line 1")]
    [InlineData("[]", 422, "object")]
    [InlineData("null", 422, "object")]
    public async Task Body_NoJsonObject_SaysWhatItIsAtTheRoot(string body, int status, string words) => await ShouldRefuseAsync(Encoding.UTF8.GetBytes(body), status, words);

    [Fact]
    public async Task Body_NotUtf8_SaysSo() => await ShouldRefuseAsync([.. "{\"name\":\""u8, 0xff, .. "\"}"u8], 400, "UTF-8");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Body_TooLarge_SaysSo(bool isChunked) => await ShouldRefuseAsync(new byte[300 * 1024], 413, "256 KiB", isChunked);

    [Theory]
    [InlineData("events")]
    [InlineData("connections")]
    public async Task Body_BrokenChunk_Is400AndNoErrorInTheLog(string path)
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        var token = await instance.AddTokenAsync(TokenScope.Admin);

        var answer = await SendRawAsync(
            $"POST /api/v1/instances/{instance.Slug}/{path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nIdempotency-Key: a\r\n"
            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzzz\r\n");

        answer.ShouldStartWith("HTTP/1.1 400");
        answer.ShouldContain("application/problem+json");
        answer.ShouldContain("\"$\"");
        portal.Server.Log.Lines.ShouldNotContain(line => line.Contains("unhandled exception", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("connections", 401)]
    [InlineData("events/x", 401)]
    [InlineData("nothing", 404)]
    public async Task Refusals_All_AreNotGuessedAtByABrowser(string path, int status)
    {
        using var answer = await portal.Server.Client.GetAsync("/api/v1/instances/sample/" + path);

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task Refusals_OfABrokenBody_AreNotGuessedAtByABrowser()
    {
        var answer = await SendRawAsync("POST /api/v1/instances/sample/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzzz\r\n");

        answer.ShouldStartWith("HTTP/1.1 400");
        answer.ShouldContain("X-Content-Type-Options: nosniff");
    }

    private async Task ShouldRefuseAsync(byte[] body, int status, string words, bool isChunked = false)
    {
        var instance = await TestInstance.AddAsync(portal.Server);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/instances/{instance.Slug}/connections") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await instance.AddTokenAsync(TokenScope.Admin));
        request.Headers.TransferEncodingChunked = isChunked ? true : null;

        using var answer = await portal.Server.Client.SendAsync(request);

        var problem = await answer.ShouldBeProblemAsync(status, "$");
        problem.GetProperty("detail").GetString()!.ShouldContain(words);
    }

    private async Task<string> SendRawAsync(string text)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(portal.Server.Address.Host, portal.Server.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
