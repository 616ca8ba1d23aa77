namespace Portal.E2E.Support;

/// <summary>With <c>PORTAL_SCREENSHOTS=folder</c> the tour of all pages leaves a picture of each.</summary>
internal static class Screenshots
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("PORTAL_SCREENSHOTS");

    public static bool AreWanted => !string.IsNullOrEmpty(Folder);

    public static async Task TakeAsync(IPage page, string name)
    {
        if (AreWanted)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder!, name + ".png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });
        }
    }
}
