namespace Portal.UnitTests.Support;

/// <summary>As <see cref="SharedPortal"/>, for tests that make no call hang: Slack has as long as in production.</summary>
public sealed class PatientPortal : IAsyncLifetime
{
    internal PortalServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await PortalServer.StartAsync();

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();
}
