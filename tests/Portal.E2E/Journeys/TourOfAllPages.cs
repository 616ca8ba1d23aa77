using Deque.AxeCore.Playwright;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>Every page and dialog, in both themes, wide and narrow: nobody is kept out, nothing sticks out.</summary>
public sealed class TourOfAllPages(Chromium chromium, FurnishedPortal portal) : Journey(chromium, portal), IClassFixture<FurnishedPortal>
{
    private readonly List<string> _problems = [];

    [Theory]
    [InlineData(ColorScheme.Light, 1280, 900)]
    [InlineData(ColorScheme.Dark, 1280, 900)]
    [InlineData(ColorScheme.Light, 390, 844)]
    [InlineData(ColorScheme.Dark, 390, 844)]
    public async Task Every_page_is_accessible_and_fits_its_window(ColorScheme theme, int width, int height)
    {
        var visit = await VisitAsync(width, height, theme);

        foreach (var stop in Tour.Stops(portal))
        {
            await stop.OpenAsync(visit);
            await LookAsync(visit.Page, $"{stop.Name}-{width}-{theme}".ToLowerInvariant());
        }

        _problems.ShouldBeEmpty();
    }

    private async Task LookAsync(IPage page, string name)
    {
        await Screenshots.TakeAsync(page, name);
        var excess = await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth - innerWidth");
        if (excess > 0)
        {
            _problems.Add($"{name}: {excess} px too wide");
        }

        var found = await page.RunAxe();
        _problems.AddRange(found.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{name}: {rule.Id}, {rule.Help}: {node.Target} {node.Html}")));
    }
}
