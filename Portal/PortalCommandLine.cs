using Portal.Hosting;

namespace Portal;

/// <summary>The verbs of the one binary. Without a verb it serves.</summary>
internal static class PortalCommandLine
{
    private static readonly string[] Questions = ["--help", "-h", "-?", "/?", "/h", "--version"];

    public static async Task<int> RunAsync(string[] args) => args switch
    {
        [var verb, ..] when !verb.StartsWith('-') => await Cli.Verbs.RunAsync(args),
        // A question starts no server, whatever stands beside it.
        _ when Array.Find(args, arg => Questions.Contains(arg, StringComparer.Ordinal)) is { } question => await Cli.Verbs.RunAsync([question]),
        _ => await ServeAsync(args),
    };

    private static async Task<int> ServeAsync(string[] args)
    {
        await using var app = PortalApp.Build(args);
        if (!PortalStart.CanListen(app) || !await PortalStart.TryPrepareAsync(app, CancellationToken.None))
        {
            return 1;
        }

        if (app.Services.GetService<SampleData>() is { } sample)
        {
            await sample.FollowSimulatorAsync(CancellationToken.None);
            app.Lifetime.ApplicationStarted.Register(() => _ = WelcomeAsync(app, sample));
        }

        await app.RunAsync();
        return 0;
    }

    private static async Task WelcomeAsync(WebApplication app, SampleData sample)
    {
        var secret = await sample.FindSigningSecretAsync(app.Lifetime.ApplicationStopping);
        await Console.Out.WriteLineAsync(Welcome.Text(ServedAddress.Of(app.Configuration), secret, SimulatorSettings.IsEnabled(app.Configuration)));
    }
}
