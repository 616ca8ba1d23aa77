using System.Diagnostics;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

return args switch
{
    ["micro", .. var rest] => Micro(rest),
    ["load", .. var rest] => Load(rest),
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
        load [HARNESS]              intake, event-to-Slack latency and loss, against a running portal; see docs/benchmarks.md
        """);
    return 2;
}
