using Microsoft.Extensions.Options;

namespace Portal.SlackSimulator.Workspaces;

/// <summary>Holds the workspaces of now; a reset puts one fresh one in their place.</summary>
internal sealed class SimulatedSlack(TimeProvider clock, IOptions<SlackSimulatorOptions> options)
{
    private readonly Lock _gate = new();
    private volatile IReadOnlyList<Workspace> _all = [FirstOf(clock, options.Value)];
    private int _resets;

    /// <summary>The one that is there from the start.</summary>
    public Workspace First => _all[0];

    /// <summary>Never empty, in the order in which they came.</summary>
    public IReadOnlyList<Workspace> All => _all;

    /// <summary>Part of the viewer's version: a fresh workspace starts counting again.</summary>
    public int Resets => _resets;

    /// <summary>Adds the workspace of that name, or answers the one that is there.</summary>
    public Workspace Add(string name)
    {
        lock (_gate)
        {
            if (Find(name) is { } known)
            {
                return known;
            }

            var added = new Workspace(clock, First.SharedApp, OtherSeed.Of(name));
            _all = [.. _all, added];
            return added;
        }
    }

    /// <summary>By id, name or domain.</summary>
    public Workspace? Find(string? name) => string.IsNullOrEmpty(name) ? null : _all.FirstOrDefault(workspace =>
        workspace.Team.Id == name
        || workspace.Team.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        || workspace.Team.Domain.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first workspace of which it is true, or else the first of all.</summary>
    public Workspace FindOrFirst(Func<Workspace, bool> isIt) => _all.FirstOrDefault(isIt) ?? First;

    public void Reset()
    {
        _all = [FirstOf(clock, options.Value)];
        Interlocked.Increment(ref _resets);
    }

    private static Workspace FirstOf(TimeProvider clock, SlackSimulatorOptions options) =>
        new(clock, new SimulatedApp(AppSettings.From(options)), WorkspaceSeed.Acme);
}
