using Portal.Data.Providers;

namespace Portal.UnitTests.Support;

/// <summary>The portals of one test class, one on each database, each started when first asked for.</summary>
public sealed class Portals : IAsyncDisposable
{
    private readonly Dictionary<DatabaseProvider, (TestDatabase Database, PortalServer Server)> _open = [];

    internal async Task<PortalServer> OpenAsync(DatabaseProvider provider)
    {
        if (!_open.TryGetValue(provider, out var open))
        {
            var database = await TestDatabase.CreateAsync(provider);
            var settings = database.Settings.Where(setting => setting.Key != "Data:Directory").Select(setting => (setting.Key, setting.Value!));
            open = _open[provider] = (database, await PortalServer.StartAsync([.. settings, ("Slack:RequestTimeout", "00:00:01")]));
        }

        return open.Server;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (database, server) in _open.Values)
        {
            await server.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
