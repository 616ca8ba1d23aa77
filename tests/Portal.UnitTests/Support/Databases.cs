using Portal.Data.Providers;

namespace Portal.UnitTests.Support;

/// <summary>The databases of one test class: made when first asked for, each with the portal's data services on it.</summary>
public sealed class Databases : IAsyncDisposable
{
    private readonly Dictionary<DatabaseProvider, (TestDatabase Database, DataHost Host)> _open = [];

    internal async Task<DataHost> OpenAsync(DatabaseProvider provider)
    {
        if (!_open.TryGetValue(provider, out var open))
        {
            var database = await TestDatabase.CreateAsync(provider);
            open = _open[provider] = (database, await DataHost.StartAsync(database));
        }

        return open.Host;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (database, host) in _open.Values)
        {
            await host.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
