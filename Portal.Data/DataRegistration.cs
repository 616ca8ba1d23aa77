using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Data.Auth;
using Portal.Data.Connections;
using Portal.Data.Notifications;
using Portal.Data.Notifications.Writing;
using Portal.Data.Providers;
using Portal.Data.Settings;

namespace Portal.Data;

/// <summary>Registers the database, its key ring and what reads and writes it.</summary>
public static class DataRegistration
{
    private const string Provider = "Database:Provider";

    public static IServiceCollection AddPortalData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().Configure(options => Bind(options, configuration)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidation>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SqliteConnectionSetup>();
        services.AddSingleton<ConfigurationVersion>();
        services.AddSingleton<ConfigurationWatch>();
        services.AddProvider(configuration);
        services.AddSingleton<DatabaseSchema>();
        services.AddSingleton<SecretVault>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<WorkSignals>();
        services.AddSingleton<ConnectionJobRequests>();
        services.AddSingleton<CoverageBoard>();
        services.AddWriting();
        return services;
    }

    // Null where it is none, which the validation of the options tells.
    private static DatabaseProvider? ProviderOf(IConfiguration configuration) => configuration[Provider] is not { Length: > 0 } text
        ? DatabaseProvider.Sqlite
        : Enum.TryParse<DatabaseProvider>(text, ignoreCase: true, out var provider) && Enum.IsDefined(provider) ? provider : null;

    private static void Bind(DatabaseOptions options, IConfiguration configuration)
    {
        options.Provider = ProviderOf(configuration) ?? options.Provider;
        options.UnknownProvider = ProviderOf(configuration) is null ? configuration[Provider] : null;
        options.Directory = configuration["Data:Directory"] ?? options.Directory;
        options.ConnectionString = configuration.GetConnectionString("Portal");
    }

    private static void AddProvider(this IServiceCollection services, IConfiguration configuration)
    {
        switch (ProviderOf(configuration) ?? DatabaseProvider.Sqlite)
        {
            case DatabaseProvider.PostgreSql:
                services.AddContext<PostgreSqlPortalDbContext>((database, options, _) => options.UseNpgsql(database.EffectiveConnectionString));
                break;
            case DatabaseProvider.SqlServer:
                services.AddContext<SqlServerPortalDbContext>((database, options, _) => options.UseSqlServer(database.EffectiveConnectionString));
                break;
            default:
                services.AddContext<SqlitePortalDbContext>(UseSqlite);
                break;
        }
    }

    private static void UseSqlite(DatabaseOptions database, DbContextOptionsBuilder options, IServiceProvider services)
    {
        if (string.IsNullOrWhiteSpace(database.ConnectionString))
        {
            SqliteFile.MakeFolder(database.Directory);
        }

        SqliteFile.Protect(database.EffectiveConnectionString);

        options.UseSqlite(database.EffectiveConnectionString).AddInterceptors(services.GetRequiredService<SqliteConnectionSetup>());
    }

    private static void AddContext<TContext>(
        this IServiceCollection services,
        Action<DatabaseOptions, DbContextOptionsBuilder, IServiceProvider> use)
        where TContext : PortalDbContext
    {
        services.AddDbContextFactory<TContext>((provider, options) =>
        {
            use(provider.GetRequiredService<IOptions<DatabaseOptions>>().Value, options, provider);
            options.AddInterceptors(provider.GetRequiredService<ConfigurationWatch>());
        });
        services.AddSingleton<IDbContextFactory<PortalDbContext>, PortalContextFactory<TContext>>();
        services.AddKeyRing<TContext>();
    }

    private static void AddWriting(this IServiceCollection services)
    {
        services.AddOptions<IntakeOptions>().BindConfiguration("Intake").Validate(
            options => options is { QueueCapacity: > 0, MaxBatch: > 0 },
            "Intake__QueueCapacity and Intake__MaxBatch must be greater than 0.").ValidateOnStart();
        services.AddSingleton<WriteConnection>();
        services.AddSingleton<GroupCommit>();
        services.AddHostedService(provider => provider.GetRequiredService<GroupCommit>());
        services.AddSingleton(provider => new EventStore(
            provider.GetRequiredService<GroupCommit>(), provider.GetRequiredService<IDbContextFactory<PortalDbContext>>()));
        services.AddSingleton(provider => new DeliveryStore(provider.GetRequiredService<GroupCommit>()));
    }

    private static void AddKeyRing<TContext>(this IServiceCollection services)
        where TContext : PortalDbContext
    {
        services.AddDataProtection().SetApplicationName("Portal").PersistKeysToDbContext<TContext>();

        // At Debug the repository logs the keys themselves.
        services.AddLogging(logging => logging.AddFilter(typeof(DataProtectionKey).Namespace, LogLevel.Information));
    }
}
