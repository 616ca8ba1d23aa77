using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;

namespace Portal.Hosting;

/// <summary>
/// The settings files lie beside the solution and are copied beside the program, which is not where a web application looks by itself.
/// Whatever stands in the working folder, user secrets or the environment overrides them.
/// </summary>
internal static class LinkedSettings
{
    public static void Apply(WebApplicationBuilder builder)
    {
        var files = new PhysicalFileProvider(AppContext.BaseDirectory);
        builder.Configuration.Sources.Insert(0, Source(files, "appsettings.json"));
        builder.Configuration.Sources.Insert(1, Source(files, $"appsettings.{builder.Environment.EnvironmentName}.json"));
    }

    private static JsonConfigurationSource Source(PhysicalFileProvider files, string path) => new() { FileProvider = files, Path = path, Optional = true };
}
