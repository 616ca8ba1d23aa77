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
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddPortal();
        var app = builder.Build();
        app.MapPortal();
        return app;
    }

    private static void AddPortal(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddPortalData(builder.Configuration);
        builder.Services.AddPortalSlack();
        builder.Services.AddPortalWorker();
        builder.Services.AddPortalApi();
        builder.Services.AddPortalPages(builder.Configuration, builder.Environment);
        builder.Services.AddPortalHosting(builder.Environment);
        foreach (var feature in PortalFeatures.All)
        {
            feature.AddServices(builder.Services);
        }

        if (SimulatorSettings.IsEnabled(builder.Configuration))
        {
            builder.Services.AddSlackSimulator();
        }
    }

    private static void MapPortal(this WebApplication app)
    {
        app.UsePortalApi();
        app.MapPortalApi();
        app.MapPortalHealth();
        app.MapPortalPages();
        if (SimulatorSettings.IsEnabled(app.Configuration))
        {
            app.MapSlackSimulator(SimulatorSettings.Path);
        }
    }
}
