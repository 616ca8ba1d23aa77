using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Portal.Benchmarks.Hostile;

return args switch
{
    ["micro", .. var rest] => Micro(rest),
    ["load", .. var rest] => Load(rest),
    ["hostile", var address, .. var rest] => await HostileAsync(new Uri(address), rest),
    _ => Usage(),
};

// In this process: a project that BenchmarkDotNet generates would be built with this repository's analyzers and pins.
static int Micro(string[] args)
{
    var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithIterationCount(10).WithToolchain(InProcessEmitToolchain.Instance));
    return BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, config).Any() ? 0 : 1;
}

static int Load(string[] args)
{
    var script = Path.Combine(Root(), "tests", "Portal.Benchmarks", "load.sh");
    using var load = Process.Start(new ProcessStartInfo("bash", [script, .. args]))!;
    load.WaitForExit();
    return load.ExitCode;
}

static async Task<int> HostileAsync(Uri address, string[] args)
{
    var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2_000;
    var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20261121;
    // In the environment, because a command line is read by everybody on the machine.
    var tokens = (Environment.GetEnvironmentVariable("PORTAL_TOKENS") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
    var report = await new HostileRun(new HostileTarget(address) { Tokens = tokens }, seed).SendAsync(count, CancellationToken.None);
    Console.WriteLine(report.ToText());
    return report.Faults.Count == 0 ? 0 : 1;
}

static string Root()
{
    var folder = new DirectoryInfo(AppContext.BaseDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
    {
        folder = folder.Parent;
    }

    return folder?.FullName ?? throw new InvalidOperationException("Run this from inside the repository: load.sh builds and starts Portal from its sources.");
}

static int Usage()
{
    Console.Error.WriteLine("""
        micro [--filter PATTERN]    BenchmarkDotNet: reading, routing, planning and writing one event
        hostile URL [COUNT] [SEED]  generated hostile requests to every route of a running portal whose data may be lost; PORTAL_TOKENS holds tokens that work
        load [HARNESS]              intake, event-to-Slack latency and loss, against a running portal; see docs/benchmarks.md
        """);
    return 2;
}
