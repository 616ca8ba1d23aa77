namespace Portal;

/// <summary>The verbs of the one binary. Without a verb it serves.</summary>
internal static class PortalCommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = PortalApp.Build(args);
        await app.Services.GetRequiredService<Portal.Data.Providers.DatabaseSchema>().MigrateAsync(CancellationToken.None);
        await app.RunAsync();
        return 0;
    }
}
