using System.Diagnostics;

namespace Portal.UnitTests.Support;

/// <summary>One run of the built portal from its start to its end: what it printed, and its exit code.</summary>
internal sealed record PortalRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <param name="directory">Its working folder, and where its data would lie.</param>
    /// <param name="environment">Such as Production.</param>
    /// <param name="args">The command line.</param>
    /// <param name="settings">By their names in the environment.</param>
    public static async Task<PortalRun> EndAsync(string directory, string environment, string[] args, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Portal.dll"));
        Array.ForEach(args, start.ArgumentList.Add);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{PortalServer.FreePort()}";
        start.Environment["Data__Directory"] = Path.Combine(directory, "data");
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Longest, TimeProvider.System);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException late)
        {
            process.Kill();
            throw new TimeoutException($"The portal still runs: {await output} {await errors}", late);
        }

        return new PortalRun(process.ExitCode, await output, await errors);
    }
}
