namespace Portal.Hosting;

/// <summary>
/// What a person types and pastes comes through a circuit as arguments of calls, and the framework writes those to its log at Debug. Whatever level the
/// settings ask for, these categories stay above it: for every logger, and also where a setting names one of them.
/// </summary>
internal static class QuietCircuits
{
    private const LogLevel Least = LogLevel.Information;

    private static readonly string[] Categories =
    [
        "Microsoft.AspNetCore.SignalR", "Microsoft.AspNetCore.Http.Connections", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.WebSockets", "Microsoft.JSInterop",
        "Radzen",
    ];

    public static IServiceCollection AddQuietCircuits(this IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(Keep);

    private static void Keep(LoggerFilterOptions options)
    {
        foreach (var rule in options.Rules.Where(IsAboutCircuits).ToList())
        {
            options.Rules.Remove(rule);
            options.Rules.Add(new LoggerFilterRule(rule.ProviderName, rule.CategoryName, Max(rule.LogLevel), rule.Filter));
        }

        // A rule of one logger goes before the rules of all, so that each logger with rules of its own needs these as well.
        foreach (var logger in options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct(StringComparer.Ordinal).ToList())
        {
            foreach (var category in Categories)
            {
                options.Rules.Add(new LoggerFilterRule(logger, category, Max(LevelOf(options, logger, category)), filter: null));
            }
        }
    }

    // "*" stands for anything in a category's name.
    private static bool IsAboutCircuits(LoggerFilterRule rule) => rule.CategoryName is { } name
        && Array.Exists(Categories, category => name.StartsWith(category, StringComparison.OrdinalIgnoreCase) || name.Contains('*', StringComparison.Ordinal));

    // What a person silenced stays silent.
    private static LogLevel? LevelOf(LoggerFilterOptions options, string? logger, string category) => options.Rules
        .Where(rule => (rule.ProviderName is null || rule.ProviderName == logger) && (rule.CategoryName is null || category.StartsWith(rule.CategoryName, StringComparison.OrdinalIgnoreCase)))
        .OrderBy(rule => rule.ProviderName is not null).ThenBy(rule => rule.CategoryName?.Length ?? 0).LastOrDefault()?.LogLevel ?? options.MinLevel;

    private static LogLevel Max(LogLevel? level) => level is { } given && given > Least ? given : Least;
}
