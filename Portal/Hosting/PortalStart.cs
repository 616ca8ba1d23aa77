using Portal.Data.Providers;

namespace Portal.Hosting;

/// <summary>Gets the database and the settings ready, or says what is missing, before anything listens.</summary>
internal static partial class PortalStart
{
    /// <summary>False when the portal must not start; every reason is logged.</summary>
    public static async Task<bool> TryPrepareAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var problems = Problems(app);
        if (problems.Count == 0 && await FindSchemaProblemAsync(app, cancellationToken) is { } other)
        {
            problems = [other];
        }

        return Tell(app, problems);
    }

    /// <summary>False when the server cannot listen where it should. Verbs do not listen, and do not ask.</summary>
    public static bool CanListen(WebApplication app) => Tell(app, ListeningAddresses.Problems(app.Configuration));

    /// <summary>What is wrong with the settings, all at once. Server and verbs ask the same, before they touch the database.</summary>
    public static IReadOnlyList<string> Problems(WebApplication app) =>
    [
        .. ProductionGuard.Problems(app.Configuration, app.Environment),
        .. SimulatorSettings.Problems(app.Configuration),
        .. app.Services.GetRequiredService<OptionsCheck>().Problems(app.Services, app.Configuration),
    ];

    /// <summary>Null when the database has this version's schema, which Development sees to itself; else what to do.</summary>
    public static async Task<string?> FindSchemaProblemAsync(WebApplication app, CancellationToken cancellationToken)
    {
        if (app.Environment.IsDevelopment())
        {
            return await MigrateAsync(app, cancellationToken);
        }

        if (await FindOtherVersionAsync(app, cancellationToken) is { } other)
        {
            return other;
        }

        var pending = await app.Services.GetRequiredService<DatabaseSchema>().PendingAsync(cancellationToken);
        return pending.Count == 0 ? null : $"The database is {pending.Count} migrations behind ({string.Join(", ", pending)}). Run the verb migrate first.";
    }

    /// <summary>Brings the schema up to date and, in Development, adds the sample data. Answers null, or why nothing was touched.</summary>
    public static async Task<string?> MigrateAsync(WebApplication app, CancellationToken cancellationToken)
    {
        if (await FindOtherVersionAsync(app, cancellationToken) is { } other)
        {
            return other;
        }

        await app.Services.GetRequiredService<DatabaseSchema>().MigrateAsync(cancellationToken);
        if (app.Services.GetService<SampleData>() is { } sample)
        {
            await sample.SeedAsync(cancellationToken);
        }

        return null;
    }

    private static bool Tell(WebApplication app, IReadOnlyList<string> problems)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Portal.Start");
        foreach (var problem in problems)
        {
            Log.Problem(logger, problem);
        }

        return problems.Count == 0;
    }

    // This version's statements would meet columns that they do not know, with the first event instead of now.
    private static async Task<string?> FindOtherVersionAsync(WebApplication app, CancellationToken cancellationToken)
    {
        var unknown = await app.Services.GetRequiredService<DatabaseSchema>().UnknownAsync(cancellationToken);
        return unknown.Count == 0 ? null : $"Another version made or changed the database: this one does not know {string.Join(", ", unknown)}. "
            + "Start that version, or give this one a database of its own (Data__Directory or ConnectionStrings__Portal).";
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Critical, "The portal does not start: {Problem}")]
        public static partial void Problem(ILogger logger, string problem);
    }
}
