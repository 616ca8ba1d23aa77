using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>Every page and dialog, in both themes, wide and narrow: nobody is kept out, nothing sticks out, no secret shows.</summary>
public sealed class TourOfAllPages(Chromium chromium, FurnishedPortal portal) : Journey(chromium, portal), IClassFixture<FurnishedPortal>
{
    private static readonly ColorScheme[] Themes = [ColorScheme.Dark, ColorScheme.Light];

    private readonly List<string> _problems = [];

    [Fact]
    public Task Every_page_is_accessible_in_both_themes() => WalkAsync(1280, 900, Themes);

    // The colours are those of the wide pages, so the light theme is enough.
    [Fact]
    public Task Every_page_fits_a_phone() => WalkAsync(390, 844, [ColorScheme.Light]);

    private async Task WalkAsync(int width, int height, IReadOnlyCollection<ColorScheme> inspected)
    {
        var visit = await VisitAsync(width, height);
        foreach (var stop in Tour.Stops(portal))
        {
            await stop.OpenAsync(visit);
            _problems.AddRange(stop.HoldsSecret ? [] : (await Inspection.SecretsAsync(visit.Page)).Select(problem => $"{stop.Name}: {problem}"));
            foreach (var theme in Screenshots.AreWanted ? Themes : inspected)
            {
                var name = $"{stop.Name}-{width}-{theme}".ToLowerInvariant();
                await visit.PreferAsync(theme);
                await Screenshots.TakeAsync(visit.Page, name);
                var problems = inspected.Contains(theme)
                    ? (await Inspection.ShapeAsync(visit.Page)).Concat(await Inspection.AccessibilityAsync(visit.Page))
                    : [];
                _problems.AddRange(problems.Select(problem => $"{name}: {problem}"));
            }
        }

        _problems.ShouldBeEmpty();
    }
}
