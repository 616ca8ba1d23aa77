using Microsoft.EntityFrameworkCore;
using Portal.Auth;
using Portal.Data;
using Portal.Hosting;

namespace Portal.Cli;

/// <summary>The portal's services without its server, for one verb. Only the verb writes to standard output; logs go to standard error.</summary>
internal static class VerbHost
{
    public static async Task<int> RunAsync(Func<IServiceProvider, Task<int>> verb, CancellationToken cancellationToken)
    {
        await using var app = Build();
        if (app.Environment.IsDevelopment())
        {
            await PortalStart.MigrateAsync(app, cancellationToken);
        }

        return await verb(app.Services);
    }

    public static WebApplication Build() => PortalApp.Build([], builder =>
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
    });

    /// <summary>Whoever has the machine may act on any of its instances; the audit log names them "command line".</summary>
    public static async Task<InstanceCaller?> FindInstanceAsync(IServiceProvider services, string slug, CancellationToken cancellationToken)
    {
        var contexts = services.GetRequiredService<IDbContextFactory<PortalDbContext>>();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var instance = await db.Instances.AsNoTracking().FirstOrDefaultAsync(row => row.Slug == slug, cancellationToken);
        if (instance is null)
        {
            await Console.Error.WriteLineAsync($"There is no instance {slug}.");
            return null;
        }

        return new InstanceCaller(instance.OrganizationId, instance.Id, instance.Slug, "command line");
    }
}
