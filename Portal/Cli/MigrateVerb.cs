using System.CommandLine;
using Portal.Hosting;

namespace Portal.Cli;

/// <summary><c>migrate</c>: brings the database's schema to this build's.</summary>
internal static class MigrateVerb
{
    public static Command Create()
    {
        var command = new Command("migrate", "Bring the database's schema to this version. Run it before the new version starts in Production.");
        command.SetAction(async (_, cancellationToken) =>
        {
            await using var app = VerbHost.Build();
            if (!await VerbHost.MayRunAsync(app))
            {
                return 1;
            }

            if (await PortalStart.MigrateAsync(app, cancellationToken) is { } problem)
            {
                await Console.Error.WriteLineAsync(problem);
                return 1;
            }

            await Console.Out.WriteLineAsync("The schema is up to date.");
            return 0;
        });
        return command;
    }
}
