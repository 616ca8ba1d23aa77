using Portal.Data.Providers;

namespace Portal.Hosting;

/// <summary>Gets the database and the settings ready, or says what is missing, before anything listens.</summary>
internal static partial class PortalStart
{
    /// <summary>False when the portal must not start; every reason is logged.</summary>
    public static async Task<bool> TryPrepareAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Portal.Start");
        var problems = Problems(app);
        if (problems.Count == 0 && app.Environment.IsDevelopment())
        {
            await MigrateAsync(app, cancellationToken);
        }
        else if (problems.Count == 0 && await FindSchemaProblemAsync(app, cancellationToken) is { } behind)
        {
            problems = [behind];
        }

        foreach (var problem in problems)
        {
            Log.Problem(logger, problem);
        }

        return problems.Count == 0;
    }

    /// <summary>What is wrong with the settings, all at once. Server and verbs ask the same, before they touch the database.</summary>
    public static IReadOnlyList<string> Problems(WebApplication app) =>
    [
        .. ProductionGuard.Problems(app.Configuration, app.Environment),
        .. SimulatorSettings.Problems(app.Configuration),
        .. app.Services.GetRequiredService<OptionsCheck>().Problems(app.Services, app.Configuration),
    ];

    /// <summary>Null when the database has this version's schema.</summary>
    public static async Task<string?> FindSchemaProblemAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var pending = await app.Services.GetRequiredService<DatabaseSchema>().PendingAsync(cancellationToken);
        return pending.Count == 0 ? null : $"The database is {pending.Count} migrations behind ({string.Join(", ", pending)}). Run the verb migrate first.";
    }

    /// <summary>Brings the schema up to date and, in Development, adds the sample data.</summary>
    public static async Task MigrateAsync(WebApplication app, CancellationToken cancellationToken)
    {
        await app.Services.GetRequiredService<DatabaseSchema>().MigrateAsync(cancellationToken);
        if (app.Services.GetService<SampleData>() is { } sample)
        {
            await sample.SeedAsync(cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Critical, "The portal does not start: {Problem}")]
        public static partial void Problem(ILogger logger, string problem);
    }
}
