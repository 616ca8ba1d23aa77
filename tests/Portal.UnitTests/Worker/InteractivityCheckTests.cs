using Portal.UnitTests.Support;
using Portal.Worker.Connections;
using Portal.Worker.Connections.Doctor;

namespace Portal.UnitTests.Worker;

/// <summary>What the doctor's question about clicks is answered by the real routes.</summary>
public sealed class InteractivityCheckTests(SharedPortal portal) : IClassFixture<SharedPortal>
{
    [Fact]
    public async Task Ask_OurOwnAddress_IsRefusedAsOurs()
    {
        var probe = await InteractivityCheck.AskAsync(portal.Server.Client, portal.Server.Address, CancellationToken.None);

        (probe.Status, probe.IsOurs, probe.Url).ShouldBe((401, true, portal.Server.Address + "slack/interactions"));
    }

    [Fact]
    public async Task Ask_WithoutASigningSecret_IsNotConfigured()
    {
        await using var server = await PortalServer.StartAsync(("Slack:Simulator:Enabled", "false"), ("Slack:SigningSecret", ""));

        var probe = await InteractivityCheck.AskAsync(server.Client, server.Address, CancellationToken.None);

        (probe.Status, probe.IsOurs).ShouldBe((503, true));
    }

    [Fact]
    public async Task Ask_WhereSomethingElseAnswers_IsNotOurs()
    {
        await using var other = await SlackServer.StartAsync();

        var probe = await InteractivityCheck.AskAsync(portal.Server.Client, other.Address, CancellationToken.None);

        (probe.Status is null, probe.IsOurs).ShouldBe((false, false));
    }

    [Fact]
    public async Task Ask_WhereNobodyAnswers_SaysWhy()
    {
        var probe = await InteractivityCheck.AskAsync(portal.Server.Client, new Uri($"http://127.0.0.1:{PortalServer.FreePort()}"), CancellationToken.None);

        (probe.Status, probe.IsOurs, probe.Problem).ShouldBe((null, false, "ConnectionError"));
    }

    [Theory]
    [InlineData("https://p.test", "https://p.test/slack/interactions")]
    [InlineData("https://p.test/base/", "https://p.test/base/slack/interactions")]
    public void Below_AnAddressWithAPath_KeepsThePath(string root, string url) =>
        PublicAddressOptions.Below(new Uri(root), "/slack/interactions").ToString().ShouldBe(url);
}
