using System.Net;
using System.Text;

namespace Portal.UnitTests.Simulator;

/// <summary>A page of another site must not change the simulator through a person's browser.</summary>
public sealed class OwnPagesTests : SimulatorTest
{
    [Theory]
    [InlineData("control/reset", "Sec-Fetch-Site", "cross-site")]
    [InlineData("control/reset", "Sec-Fetch-Site", "same-site")]
    [InlineData("control/reset", "Origin", "https://evil.example")]
    [InlineData("control/reset", "Origin", "null")]
    [InlineData("control/reset", "Origin", "http://127.0.0.1:1")]
    [InlineData("control/uninstall", "Origin", "https://evil.example")]
    [InlineData("control/tokens/0/revoke", "Origin", "https://evil.example")]
    [InlineData("oauth/v2/authorize", "Origin", "https://evil.example")]
    public async Task Post_OfAnotherSite_IsRefused(string path, string header, string value)
    {
        using var answer = await SendAsync(path, header, value);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Slack.CallAsync("auth.test")).ShouldBeOk();
    }

    [Fact]
    public async Task Delete_OfAnotherSite_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"{Slack.Url}/control/faults");
        request.Headers.Add("Origin", "https://evil.example");

        using var answer = await Slack.Client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("X-Program", "curl")]
    public async Task Post_OfItsOwnPageOrAProgram_IsTaken(string header, string value)
    {
        using var answer = await SendAsync("control/reset", header, value);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Post_WithItsOwnOrigin_IsTaken()
    {
        using var answer = await SendAsync("control/reset", "Origin", Slack.Url);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Slack.Url}/{path}") { Content = new StringContent("", Encoding.UTF8, "text/plain") };
        request.Headers.TryAddWithoutValidation(header, value);
        return await Slack.Client.SendAsync(request);
    }
}
