namespace Portal.E2E.Support;

/// <summary>A test in the browser. When it fails, its traces, screens, console and the server's log stay under <c>TestResults</c>.</summary>
public abstract class Journey(Chromium chromium, PortalProcess portal) : IAsyncLifetime
{
    private readonly List<Visit> _visits = [];
    private readonly int _logBefore = portal.Log.Count;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
        {
            await KeepAsync();
        }

        foreach (var visit in _visits)
        {
            await visit.DisposeAsync();
        }
    }

    /// <summary>A browser window that nobody has used before.</summary>
    private protected async Task<Visit> VisitAsync(int width = 1280, int height = 900, ColorScheme theme = ColorScheme.Light)
    {
        var visit = await chromium.VisitAsync(portal.Address, width, height, theme);
        _visits.Add(visit);
        return visit;
    }

    private async Task KeepAsync()
    {
        var name = string.Concat((TestContext.Current.Test?.TestDisplayName ?? "test").Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "TestResults", name[..Math.Min(name.Length, 120)])).FullName;
        for (var number = 0; number < _visits.Count; number++)
        {
            await _visits[number].KeepAsync(folder, number + 1);
        }

        await File.WriteAllLinesAsync(Path.Combine(folder, "portal.log"), portal.Log.Skip(_logBefore));
        TestContext.Current.TestOutputHelper?.WriteLine($"Trace, screen, console and server log: {folder}");
    }
}
