using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Auth;
using Portal.Data;
using Portal.Domain.Settings;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features;

/// <summary>A SQLite database of its own for each test, made by the migrations, with two instances of one organization and one of another.</summary>
public abstract class FeatureDatabase : IAsyncLifetime
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), "portal-tests", Path.GetRandomFileName());
    private ServiceProvider _services = null!;

    internal FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));

    internal InstanceCaller Caller { get; } = new(Guid.CreateVersion7(Moment), Guid.CreateVersion7(Moment), "sample", "Olga Operator");

    internal InstanceCaller Neighbour { get; private set; } = null!;

    internal InstanceCaller Stranger { get; } = new(Guid.CreateVersion7(Moment), Guid.CreateVersion7(Moment), "other", "Mallory");

    internal IDbContextFactory<PortalDbContext> Contexts => _services.GetRequiredService<IDbContextFactory<PortalDbContext>>();

    private static DateTimeOffset Moment { get; } = DateTimeOffset.UnixEpoch.AddYears(50);

    public async ValueTask InitializeAsync()
    {
        Neighbour = Caller with { InstanceId = Guid.CreateVersion7(Moment), Slug = "second" };
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Data:Directory"] = _directory })
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddLogging();
        services.AddPortalData(configuration);
        AddServices(services);
        _services = services.BuildServiceProvider();
        await MigratedFile.PutIntoAsync(_directory);
        await SaveAsync(db =>
        {
            db.Organizations.AddRange(Organization(Caller, "acme"), Organization(Stranger, "globex"));
            db.Instances.AddRange(Instance(Caller), Instance(Neighbour), Instance(Stranger));
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_directory, recursive: true);
        GC.SuppressFinalize(this);
    }

    internal async Task SaveAsync(Action<PortalDbContext> add)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        add(db);
        await db.SaveChangesAsync();
    }

    internal async Task<T> ReadAsync<T>(Func<PortalDbContext, Task<T>> read)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        return await read(db);
    }

    internal T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The use cases under test.</summary>
    protected abstract void AddServices(IServiceCollection services);

    private Organization Organization(InstanceCaller caller, string slug) =>
        new() { Id = caller.OrganizationId, Slug = slug, Name = slug, CreatedAt = Clock.GetUtcNow() };

    private Instance Instance(InstanceCaller caller) =>
        new() { Id = caller.InstanceId, OrganizationId = caller.OrganizationId, Slug = caller.Slug, Name = caller.Slug, CreatedAt = Clock.GetUtcNow() };
}
