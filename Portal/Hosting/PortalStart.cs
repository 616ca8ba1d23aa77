using Microsoft.Extensions.Options;
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
        foreach (var problem in problems)
        {
            Log.Problem(logger, problem);
        }

        return problems.Count == 0 && await TryPrepareDatabaseAsync(app, logger, cancellationToken);
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

    private static List<string> Problems(WebApplication app)
    {
        List<string> problems = [.. ProductionGuard.Problems(app.Configuration, app.Environment)];
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (OptionsValidationException failure)
        {
            problems.AddRange(failure.Failures);
        }
        catch (AggregateException failures)
        {
            problems.AddRange(failures.InnerExceptions.OfType<OptionsValidationException>().SelectMany(failure => failure.Failures));
        }

        return problems;
    }

    private static async Task<bool> TryPrepareDatabaseAsync(WebApplication app, ILogger logger, CancellationToken cancellationToken)
    {
        if (app.Environment.IsDevelopment())
        {
            await MigrateAsync(app, cancellationToken);
            return true;
        }

        var pending = await app.Services.GetRequiredService<DatabaseSchema>().PendingAsync(cancellationToken);
        if (pending.Count > 0)
        {
            Log.SchemaBehind(logger, pending.Count, string.Join(", ", pending));
        }

        return pending.Count == 0;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Critical, "The portal does not start: {Problem}")]
        public static partial void Problem(ILogger logger, string problem);

        [LoggerMessage(2, LogLevel.Critical, "The portal does not start: the database is {Count} migrations behind ({Migrations}). Run the verb migrate first.")]
        public static partial void SchemaBehind(ILogger logger, int count, string migrations);
    }
}
