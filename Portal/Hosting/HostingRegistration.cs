using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Portal.SlackSimulator;

namespace Portal.Hosting;

/// <summary>What the process itself needs: health, the key ring's protection, the sample data of Development.</summary>
internal static class HostingRegistration
{
    private const string Ready = "ready";

    public static IServiceCollection AddPortalHosting(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        // In-flight calls to Slack end by themselves within their time-out; their outcomes are worth waiting for.
        services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(30));
        services.AddSingleton<PublicAddress>();
        services.AddHostCheck();
        services.AddQuietCircuits();
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: [Ready])
            .AddCheck<KeyRingHealth>("key-ring", tags: [Ready])
            .AddCheck<SchedulerHealth>("scheduler", tags: [Ready]);
        services.ProtectKeyRing(configuration);
        if (environment.IsDevelopment())
        {
            services.AddSingleton<SampleData>();
        }

        if (SimulatorSettings.IsEnabled(configuration))
        {
            services.AddSlackSimulator(app => SimulatorSettings.Introduce(app, configuration));
        }

        return services;
    }

    public static void MapPortalHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = HealthAnswer.WriteAsync }).AllowAnonymous();
    }

    private static void ProtectKeyRing(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<KeyRingOptions>().BindConfiguration(KeyRingOptions.Section);
        if (KeyRingCertificate.Load(KeyRingOptions.Read(configuration)).Certificate is { } certificate)
        {
            services.AddDataProtection().ProtectKeysWithCertificate(certificate);
        }
    }
}
