using Portal.Auth;
using Portal.Domain;
using Portal.Features;
using Portal.Hosting;

namespace Portal.Cli;

/// <summary>The portal's services without its server, for one verb. Only the verb writes to standard output; logs go to standard error.</summary>
internal static class VerbHost
{
    /// <param name="find">For whom the verb acts; null when there is none, which it has said.</param>
    /// <param name="verb">What it does, and its exit code.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<int> RunAsync<TCaller>(
        Func<IServiceProvider, Task<TCaller?>> find, Func<IServiceProvider, TCaller, Task<int>> verb, CancellationToken cancellationToken)
        where TCaller : Caller
    {
        await using var app = Build();
        if (!await MayRunAsync(app))
        {
            return 1;
        }

        if (await PortalStart.FindSchemaProblemAsync(app, cancellationToken) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return 1;
        }

        var caller = await find(app.Services);
        await using var scope = app.Services.CreateAsyncScope();
        return caller is null ? 1 : await verb(scope.ServiceProvider, caller);
    }

    public static WebApplication Build() => PortalApp.Build([], builder =>
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
    });

    /// <summary>
    /// Asks of the settings what the server's start asks: a verb stores secrets too, and what the ring's key is protected by is decided when
    /// the first of them is.
    /// </summary>
    public static async Task<bool> MayRunAsync(WebApplication app)
    {
        var problems = PortalStart.Problems(app);
        foreach (var problem in problems)
        {
            await Console.Error.WriteLineAsync(problem);
        }

        return problems.Count == 0;
    }

    /// <summary>The secret alone on standard output, or every problem on standard error.</summary>
    public static async Task<int> PrintAsync<T>(Outcome<T> outcome, Func<T, Secret> secretOf)
    {
        if (outcome.IsOk)
        {
            await Console.Out.WriteLineAsync(secretOf(outcome.Value!).Reveal());
            return 0;
        }

        foreach (var problem in outcome.Problems)
        {
            await Console.Error.WriteLineAsync($"{problem.Field}: {problem.Message}");
        }

        return 1;
    }
}
