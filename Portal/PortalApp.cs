using Portal.Api;
using Portal.Components;
using Portal.Data;
using Portal.Features;
using Portal.Hosting;
using Portal.Slack;
using Portal.SlackSimulator;
using Portal.Worker;

namespace Portal;

/// <summary>Puts the portal together: what is registered, and what answers which address.</summary>
internal static class PortalApp
{
    // Settings are read at the start. Watched for changes, the folder with appsettings.json is watched with all that lies below it, so with the
    // database too: each of its writes woke a thread, a sixth of the processor's time under load.
    private const string ReadSettingsOnce = "--hostBuilder:reloadConfigOnChange=false";

    /// <param name="args">As <see cref="WebApplication.CreateBuilder(string[])"/> takes them.</param>
    /// <param name="configure">Last word on settings and services, for verbs and tests.</param>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder([ReadSettingsOnce, .. args]);
        LinkedSettings.Apply(builder);
        configure?.Invoke(builder);
        if (builder.Environment.IsDevelopment() || SimulatorSettings.IsEnabled(builder.Configuration))
        {
            ServedAddress.Choose(builder.Configuration);
        }

        SimulatorSettings.Apply(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            RequestLimits.Raise(kestrel);
        });
        Add(builder.Services, builder.Configuration, builder.Environment);
        OptionsCheck.Add(builder.Services);
        var app = builder.Build();
        Map(app);
        return app;
    }

    private static void Add(IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddPortalData(configuration);
        services.AddPortalSlack();
        services.AddPortalWorker();
        services.AddPortalApi();
        services.AddPortalPages(configuration, environment);
        services.AddPortalHosting(configuration, environment);
        foreach (var feature in PortalFeatures.All)
        {
            feature.AddServices(services);
        }
    }

    private static void Map(WebApplication app)
    {
        app.UseAnswerHeaders();
        app.UseRequestLimits();
        app.UseHostCheck();
        app.UseHeadRequests();
        app.UsePortalApi();
        app.MapPortalApi();
        app.MapPortalHealth();
        app.MapPortalPages();
        foreach (var feature in PortalFeatures.All)
        {
            feature.MapRoutes(app);
        }

        if (SimulatorSettings.IsEnabled(app.Configuration))
        {
            app.MapSlackSimulator(SimulatorSettings.Path);
        }
    }
}
