using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Portal.UnitTests.Support;

/// <summary>The whole portal put together and not started: to look at what is registered and mapped.</summary>
internal static class ComposedPortal
{
    public static WebApplication Build() => PortalApp.Build(["--environment=Development", "--applicationName=Portal"], builder =>
    {
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("Data:Directory", Path.Combine(Path.GetTempPath(), "portal-never-opened"))]);
    });
}
