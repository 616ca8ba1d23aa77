namespace Portal.E2E.Support;

/// <summary>One browser for the whole run; each visit has a context of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Executable = "/usr/bin/chromium";
    private const float Patience = 30_000;

    // What Debian's browser needs where there is no GPU, no sandbox and no network beyond this machine.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Executable))
        {
            throw new FileNotFoundException($"These tests need a browser at {Executable}: `apt-get install chromium`, or run ./test.sh, which does.", Executable);
        }

        SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    internal async Task<Visit> VisitAsync(Uri address, int width, int height, ColorScheme theme)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = theme,
            ReducedMotion = ReducedMotion.Reduce,
            BypassCSP = true, // for axe; the simulator's page allows no foreign script
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(Patience);
        await context.Tracing.StartAsync(new() { Snapshots = true });
        return new Visit(context, await context.NewPageAsync(), address);
    }
}
