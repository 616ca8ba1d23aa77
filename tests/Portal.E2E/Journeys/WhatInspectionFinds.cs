using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>The tour is worth as much as what its inspection finds: a page with faults, and the same page without.</summary>
public sealed class WhatInspectionFinds(Chromium chromium, SharedPortal portal) : Journey(chromium, portal)
{
    [Fact]
    public async Task A_page_with_faults_has_each_of_them_reported()
    {
        var page = (await VisitAsync()).Page;
        await page.SetContentAsync("""
            <html lang="en"><head><title>Faults</title></head><body><main><h1>Faults</h1>
            <img src="data:,"><p style="color:#bbb;background:#fff">Faint words</p><p>xoxb-not-for-everybody</p>
            <p style="width:12px;overflow-wrap:anywhere">Letters below each other</p><div style="width:3000px">Wide</div></main></body></html>
            """);

        (await Inspection.AccessibilityAsync(page)).Select(problem => problem.Split(',')[0]).ShouldBe(["color-contrast", "image-alt"], ignoreOrder: true);
        (await Inspection.ShapeAsync(page)).Select(problem => problem.Split(' ')[^1]).ShouldBe(["wide", "other"]);
        (await Inspection.SecretsAsync(page)).ShouldHaveSingleItem().ShouldContain("xoxb-not-for");
    }

    [Fact]
    public async Task A_page_without_faults_has_none()
    {
        var page = (await VisitAsync()).Page;
        await page.SetContentAsync("""
            <html lang="en"><head><title>Good</title></head><body><main><h1>Good</h1><img src="data:," alt="A picture"><p>Plain words</p></main></body></html>
            """);

        (await Inspection.AccessibilityAsync(page)).ShouldBeEmpty();
        (await Inspection.ShapeAsync(page)).ShouldBeEmpty();
        (await Inspection.SecretsAsync(page)).ShouldBeEmpty();
    }
}
