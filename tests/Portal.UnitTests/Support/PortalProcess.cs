using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Portal.UnitTests.Support;

/// <summary>The built portal as a process of its own, to be killed.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = [];

    private PortalProcess(Process process, Uri address)
    {
        _process = process;
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
    }

    public HttpClient Client { get; }

    public static async Task<PortalProcess> StartAsync(string directory, string slackUrl)
    {
        var address = new Uri($"http://127.0.0.1:{PortalServer.FreePort()}");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Portal.dll"), "--urls", address.ToString() },
            WorkingDirectory = directory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Data__Directory"] = directory;
        start.Environment["Slack__Limits__MessagesPerSecondPerChannel"] = "0";
        foreach (var (key, value) in PortalServer.WithSlackAt(slackUrl))
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var portal = new PortalProcess(Process.Start(start)!, address);
        portal._process.BeginOutputReadLine();
        portal._process.BeginErrorReadLine();
        await portal.WaitUntilReadyAsync();
        return portal;
    }

    /// <summary>As a power cut for the process: nothing of it runs any more.</summary>
    /// <summary>As often as one likes.</summary>
    public void Kill() => _process.Kill();

    public Task ExitedAsync() => _process.WaitForExitAsync();

    /// <summary>SIGTERM; answers the exit code.</summary>
    public async Task<int> TerminateAsync(TimeSpan atMost)
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(atMost, TimeProvider.System);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            Kill();
            await ExitedAsync();
        }

        _process.Dispose();
    }

    private async Task WaitUntilReadyAsync() => await Until.TrueAsync(
        async () =>
        {
            _process.HasExited.ShouldBeFalse(string.Join('\n', _output));
            try
            {
                using var answer = await Client.GetAsync("/health/ready");
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        },
        TimeSpan.FromMinutes(2));
}
