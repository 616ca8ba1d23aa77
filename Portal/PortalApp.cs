using Portal.Components;
using Portal.Data;
using Portal.Features;

namespace Portal;

/// <summary>Puts the portal together: what is registered, and what answers which address.</summary>
internal static class PortalApp
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddPortalData(builder.Configuration);
        builder.Services.AddPortalPages(builder.Configuration, builder.Environment);
        foreach (var feature in PortalFeatures.All)
        {
            feature.AddServices(builder.Services);
        }

        var app = builder.Build();
        app.MapPortalPages();
        return app;
    }
}
