using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Portal.Data;
using Portal.Data.Providers;

namespace Portal.UnitTests.Support;

/// <summary>Portal.Data as the product composes it, on a test's database: migrated, its writer running.</summary>
internal sealed class DataHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private DataHost(TestDatabase database, ServiceProvider services) => (Database, _services) = (database, services);

    public TestDatabase Database { get; }

    /// <summary>Stands still at a time that has microseconds.</summary>
    public FakeTimeProvider Time => (FakeTimeProvider)Get<TimeProvider>();

    public static Task<DataHost> StartAsync(TestDatabase database, params (string Key, string Value)[] settings) => StartAsync(database, _ => { }, settings);

    public static async Task<DataHost> StartAsync(TestDatabase database, Action<IServiceCollection> configure, params (string Key, string Value)[] settings)
    {
        var host = new DataHost(database, Build(database, configure, settings));
        await host.MigrateAsync();
        foreach (var service in host._services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        return host;
    }

    /// <summary>The data services on a database that may be empty, with nothing started.</summary>
    public static DataHost Prepare(TestDatabase database) => new(database, Build(database, _ => { }, []));

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public PortalDbContext Open() => Get<IDbContextFactory<PortalDbContext>>().CreateDbContext();

    public async Task SaveAsync(params object[] rows)
    {
        await using var db = Open();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    public async Task<T> ReadAsync<T>(Func<PortalDbContext, Task<T>> read)
    {
        await using var db = Open();
        return await read(db);
    }

    /// <summary>An instance of an organization of its own, so that tests of one class do not meet.</summary>
    public async Task<SampleRows> AddInstanceAsync()
    {
        var rows = new SampleRows(Time.Now);
        await SaveAsync(rows.Organization, rows.Instance);
        return rows;
    }

    public async Task StopAsync()
    {
        foreach (var service in _services.GetServices<IHostedService>().Reverse())
        {
            await service.StopAsync(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _services.DisposeAsync();
    }

    private Task MigrateAsync() => Database.Settings.GetValueOrDefault("Data:Directory") is { } directory
        ? MigratedFile.PutIntoAsync(directory)
        : Get<DatabaseSchema>().MigrateAsync(CancellationToken.None);

    private static ServiceProvider Build(TestDatabase database, Action<IServiceCollection> configure, (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(database.Settings)
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            // One factory for all: EF Core keeps what it builds per logger factory and refuses to build it too often.
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddLogging()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero).AddMicroseconds(123_456)))
            .AddPortalData(configuration);
        configure(services);
        return services.BuildServiceProvider();
    }
}
