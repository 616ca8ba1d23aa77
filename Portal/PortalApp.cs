using Portal.Data;

namespace Portal;

/// <summary>Puts the portal together: what is registered, and what answers which address.</summary>
internal static class PortalApp
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddPortalData(builder.Configuration);
        return builder.Build();
    }
}
