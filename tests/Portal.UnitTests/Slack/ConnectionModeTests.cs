using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Domain.Slack;
using Portal.Slack.Connections;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Slack;

public sealed class ConnectionModeTests : IAsyncLifetime
{
    private SlackServer _server = null!;
    private SlackHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await SlackServer.StartAsync();
        _host = new SlackHost(_server);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public void Catalog_EveryModeOfTheAssembly_IsRegistered()
    {
        var classes = typeof(ConnectionMode).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ConnectionMode)) && !type.IsAbstract);
        var catalog = _host.Get<ConnectionModeCatalog>();

        catalog.All.Select(mode => mode.GetType()).ShouldBe(classes, ignoreOrder: true);
        catalog.All.ShouldAllBe(mode => catalog.Find(mode.Key) == mode && mode.DisplayName.Length > 0);
        catalog.Find("PIGEON").ShouldBeNull();
    }

    [Fact]
    public async Task SendAsync_IncomingWebhook_PostsToItsUrl()
    {
        var mode = _host.Get<ConnectionModeCatalog>().Find(ConnectionModeKeys.IncomingWebhook).ShouldNotBeNull();
        var secrets = new ConnectionSecrets(new Secret(new Uri(_server.Address, "/services/T/B/x").ToString()), null, null);

        var result = await mode.SendAsync(secrets, new OutgoingMessage(null, "{}"u8.ToArray()), CancellationToken.None);

        result.ShouldBe(new SlackResult<SlackReceipt>(new SlackReceipt(null, null), null));
        (mode.HasFixedChannel, mode.MentionsPeople).ShouldBe((true, false));
    }

    [Fact]
    public async Task SendAsync_IncomingWebhookWithoutUrl_IsTheConnectionsFault()
    {
        var mode = _host.Get<ConnectionModeCatalog>().Find(ConnectionModeKeys.IncomingWebhook)!;

        var result = await mode.SendAsync(new ConnectionSecrets(null, null, null), new OutgoingMessage(null, "{}"u8.ToArray()), CancellationToken.None);

        result.Error!.Kind.ShouldBe(SlackErrorKind.Connection);
    }
}
