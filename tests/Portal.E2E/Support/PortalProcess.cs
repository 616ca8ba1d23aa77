using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Portal.E2E.Support;

/// <summary>The built portal as a process of its own, with an empty database, the sample organization and the simulator. Ends by SIGTERM and must end well.</summary>
public abstract class PortalProcess : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    // The simulator takes what comes; our own pace would only make the tests wait.
    private static readonly string[] Limits =
        ["MessagesPerSecondPerChannel", "MessagesPerMinutePerWorkspace", "Tier1PerMinute", "Tier2PerMinute", "Tier3PerMinute", "Tier4PerMinute"];

    private readonly ConcurrentQueue<string> _log = new();
    private readonly string _data = Directory.CreateTempSubdirectory("portal-e2e-").FullName;
    private Process? _process;

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort()}");

    internal PortalFile File => new(Path.Combine(_data, "portal.db"));

    /// <summary>All that the portal has written so far.</summary>
    internal IReadOnlyCollection<string> Log => _log;

    public virtual async ValueTask InitializeAsync()
    {
        if (!System.IO.File.Exists(BuiltPortal.Program))
        {
            throw new FileNotFoundException("The portal is not built: run `dotnet build tests/Portal.E2E`.", BuiltPortal.Program);
        }

        _process = Process.Start(StartInfo())!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitUntilReadyAsync(_process);
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_process is null)
        {
            return;
        }

        using var process = _process;
        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            await ExitAsync(process);
        }

        Directory.Delete(_data, recursive: true);
        process.ExitCode.ShouldBe(0, $"The portal did not end well.\n{Tail()}");
    }

    private static async Task ExitAsync(Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo("dotnet", [BuiltPortal.Program, "--urls", Address.ToString().TrimEnd('/')])
        {
            WorkingDirectory = BuiltPortal.Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Data__Directory"] = _data;
        foreach (var limit in Limits)
        {
            start.Environment["Slack__Limits__" + limit] = "0";
        }

        return start;
    }

    private async Task WaitUntilReadyAsync(Process process)
    {
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = Address };
        using var patience = new CancellationTokenSource(Patience);
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await IsReadyAsync(client))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The portal ended with {process.ExitCode} before it was ready.\n{Tail()}");
            }

            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException($"The portal was not ready after {Patience.TotalSeconds} s.\n{Tail()}");
            }

            await pulse.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _log.Enqueue(line);
        }
    }

    private string Tail() => string.Join('\n', _log.TakeLast(40));
}

/// <summary>For journeys that use names of their own and leave the default connection alone.</summary>
public sealed class SharedPortal : PortalProcess;

/// <summary>For the journeys of one class that break things.</summary>
public sealed class OwnPortal : PortalProcess;
