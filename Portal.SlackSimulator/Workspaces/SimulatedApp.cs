namespace Portal.SlackSimulator.Workspaces;

/// <summary>The one app, whose settings hold in every workspace.</summary>
internal sealed class SimulatedApp(AppSettings settings)
{
    private volatile AppSettings _settings = settings;

    public AppSettings Settings
    {
        get => _settings;
        set => _settings = value;
    }
}
