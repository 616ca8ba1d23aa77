namespace Portal.UnitTests.Support;

/// <summary>One server for all tests of a class: each test makes an instance of its own in it.</summary>
public sealed class SharedPortal : IAsyncLifetime
{
    internal PortalServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await PortalServer.StartAsync();

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();
}
