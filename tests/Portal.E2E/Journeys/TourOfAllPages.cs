using Deque.AxeCore.Playwright;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>Every page and dialog, in both themes, wide and narrow: nobody is kept out, nothing sticks out.</summary>
public sealed class TourOfAllPages(Chromium chromium, FurnishedPortal portal) : Journey(chromium, portal), IClassFixture<FurnishedPortal>
{
    private readonly List<string> _problems = [];

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(390, 844)]
    public async Task Every_page_is_accessible_and_fits_its_window_in_both_themes(int width, int height)
    {
        var visit = await VisitAsync(width, height);

        foreach (var stop in Tour.Stops(portal))
        {
            await stop.OpenAsync(visit);
            foreach (var theme in (ColorScheme[])[ColorScheme.Dark, ColorScheme.Light])
            {
                await visit.Page.EmulateMediaAsync(new() { ColorScheme = theme });
                await LookAsync(visit.Page, $"{stop.Name}-{width}-{theme}".ToLowerInvariant());
            }
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
