using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Connections;
using Portal.SlackSimulator;
using Portal.UnitTests.Simulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Connections.Requests;

/// <summary>What Slack did not send changes nothing.</summary>
public sealed class SlackRequestGateTests(SharedPortal portal) : SlackRequestsTest(portal)
{
    private SlackPost Uninstall => SlackPost.Event(new JsonObject { ["type"] = "app_uninstalled" }, team: Team);

    public static TheoryData<string> Paths { get; } = ["/slack/events", "/slack/interactions"];

    [Fact]
    public async Task Forged_Body_IsRefused() =>
        await ShouldRefuseAsync(Uninstall with { SentBody = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Uninstall.Body) + " ") }, "X-Slack-Signature");

    [Fact]
    public async Task Wrong_Secret_IsRefused() => await ShouldRefuseAsync(Uninstall with { Secret = "guessed" }, "X-Slack-Signature");

    [Theory]
    [InlineData(5.2)]
    [InlineData(-5.2)]
    [InlineData(60 * 24)]
    public async Task Late_OrEarly_IsRefused(double minutes) => await ShouldRefuseAsync(Uninstall with { Age = TimeSpan.FromMinutes(minutes) }, "X-Slack-Request-Timestamp");

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Unsigned_Request_IsRefused(string path)
    {
        using var answer = await Server.Client.PostAsync(path, new StringContent("{}"));

        await answer.ShouldBeProblemAsync(401, "X-Slack-Request-Timestamp");
    }

    [Theory]
    [InlineData("/slack/events", true)]
    [InlineData("/slack/interactions", true)]
    [InlineData("/slack/events", false)]
    [InlineData("/slack/interactions", false)]
    public async Task CertificateCheck_SignedOrNot_IsAnsweredWithNothing(string path, bool isSigned)
    {
        var check = new SlackPost(path, Encoding.UTF8.GetBytes("token=abc&ssl_check=1")) { ContentType = "application/x-www-form-urlencoded", Secret = isSigned ? SampleWorkspace.SigningSecret : "none" };

        using var answer = await check.SendAsync(Server.Client);

        ((int)answer.StatusCode, (await answer.Content.ReadAsByteArrayAsync()).Length).ShouldBe((200, 0));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Oversized_Body_IsRefused(string path)
    {
        using var answer = await new SlackPost(path, new byte[(256 * 1024) + 1]).SendAsync(Server.Client);

        await answer.ShouldBeProblemAsync(413);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Oversized_WithoutALength_IsRefused(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StreamContent(new MemoryStream(new byte[300 * 1024])) };
        request.Headers.TransferEncodingChunked = true;

        using var answer = await Server.Client.SendAsync(request);

        await answer.ShouldBeProblemAsync(413);
    }

    [Theory]
    [InlineData("/slack/events", "not json")]
    [InlineData("/slack/events", "[1]")]
    [InlineData("/slack/events", """{"type":"event_callback"}""")]
    [InlineData("/slack/interactions", "")]
    [InlineData("/slack/interactions", "payload=")]
    [InlineData("/slack/interactions", "payload=not+json")]
    [InlineData("/slack/interactions", "payload={}&payload={}")]
    [InlineData("/slack/interactions", "other={}")]
    public async Task Malformed_ButSigned_IsRefused(string path, string body)
    {
        using var answer = await new SlackPost(path, Encoding.UTF8.GetBytes(body)).SendAsync(Server.Client);

        await answer.ShouldBeProblemAsync(400);
    }

    [Theory]
    [InlineData("/slack/events", """{"type":"app_rate_limited"}""")]
    [InlineData("/slack/interactions", "payload=%7B%22type%22%3A%22view_submission%22%7D")]
    public async Task Unknown_Kinds_AreTakenWithoutEffect(string path, string body)
    {
        using var answer = await new SlackPost(path, Encoding.UTF8.GetBytes(body)).SendAsync(Server.Client);

        ((int)answer.StatusCode).ShouldBe(200);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Without_SigningSecret_NamesTheSetting(string path)
    {
        await using var slack = await SimulatorHost.StartAsync();
        await using var server = await PortalServer.StartAsync(PortalServer.WithSlackAt(slack.Url));

        using var answer = await new SlackPost(path, "{}"u8.ToArray()).SendAsync(server.Client);

        (await answer.ShouldBeProblemAsync(503)).GetProperty("detail").GetString()!.ShouldContain("Slack:SigningSecret");
    }

    private async Task ShouldRefuseAsync(SlackPost post, string field)
    {
        using var answer = await post.SendAsync(Server.Client);

        var problem = await answer.ShouldBeProblemAsync(401, field);
        problem.ToString().ShouldNotContain(SampleWorkspace.SigningSecret);
        (await ReloadAsync()).Status.ShouldBe(ConnectionStatus.Active);
        (await Server.InDatabaseAsync(db => db.SlackRequests.CountAsync())).ShouldBe(0);
        Server.Log.Lines.ShouldAllBe(line => !line.Contains(SampleWorkspace.SigningSecret, StringComparison.Ordinal));
    }
}
