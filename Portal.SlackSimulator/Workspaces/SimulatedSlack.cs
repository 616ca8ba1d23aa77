using Microsoft.Extensions.Options;

namespace Portal.SlackSimulator.Workspaces;

/// <summary>Holds the workspace of now; a reset puts a fresh one in its place.</summary>
internal sealed class SimulatedSlack(TimeProvider clock, IOptions<SlackSimulatorOptions> options)
{
    private volatile Workspace _workspace = new(clock, AppSettings.From(options.Value));
    private int _resets;

    public Workspace Workspace => _workspace;

    /// <summary>Part of the viewer's version: a fresh workspace starts counting again.</summary>
    public int Resets => _resets;

    public void Reset()
    {
        _workspace = new Workspace(clock, AppSettings.From(options.Value));
        Interlocked.Increment(ref _resets);
    }
}
