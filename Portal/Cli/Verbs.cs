using System.CommandLine;

namespace Portal.Cli;

/// <summary>What the binary does besides serving. 0 is done, 1 is no, 2 is a wrong call.</summary>
internal static class Verbs
{
    private const int WrongUsage = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Portal. Without a verb it serves; see the README for its settings.")
        {
            MigrateVerb.Create(),
            TokenVerb.Create(),
            SourceVerb.Create(),
        };
        var parsed = root.Parse(args);
        var code = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? WrongUsage : code;
    }
}
