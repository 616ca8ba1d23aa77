using System.Collections.Concurrent;

namespace Portal.E2E.Support;

/// <summary>One person's browser window, and what it leaves behind for whoever looks into a failure.</summary>
internal sealed class Visit : IAsyncDisposable
{
    // Only the portal's pages, which can be asked for another theme than the system's, say which they show.
    private const string IsSettled = """
        theme => (document.documentElement.dataset.theme ?? theme) === theme
            && document.getAnimations().every(animation => animation.playState !== 'running')
        """;

    private readonly ConcurrentQueue<string> _console = new();
    private readonly IBrowserContext _context;

    public Visit(IBrowserContext context, IPage page, Uri address)
    {
        (_context, Page, Address) = (context, page, address);
        page.Console += (_, message) => _console.Enqueue($"{message.Type}: {message.Text}");
        page.PageError += (_, problem) => _console.Enqueue($"page error: {problem}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 400)
            {
                _console.Enqueue($"{response.Status} {response.Request.Method} {response.Url}");
            }
        };
    }

    public IPage Page { get; }

    public Uri Address { get; }

    /// <summary>
    /// Has the system ask for a theme; returns once the page shows it and no colour is on its way any more. The page hears of it with the next
    /// frame, and even the shortest transition takes one more for each element that a colour is inherited through.
    /// </summary>
    public async Task PreferAsync(ColorScheme theme)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = theme });
        await Page.WaitForFunctionAsync(IsSettled, theme == ColorScheme.Dark ? "dark" : "light");
    }

    public async Task KeepAsync(string folder, int number)
    {
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"screen-{number}.png"), FullPage = true });
        await _context.Tracing.StopAsync(new() { Path = Path.Combine(folder, $"trace-{number}.zip") });
        await File.WriteAllLinesAsync(Path.Combine(folder, $"console-{number}.log"), [Page.Url, .. _console]);
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
