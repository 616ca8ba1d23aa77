using Portal.E2E.Pages;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

public sealed class FeelAtHome(Chromium chromium, SharedPortal portal) : Journey(chromium, portal)
{
    [Fact]
    public async Task The_chosen_theme_is_remembered()
    {
        var visit = await VisitAsync();
        var home = await (await SignInPage.OpenAsync(visit)).SignInAsync("Ada Admin");

        await home.SwitchThemeAsync("system", "light");
        await home.SwitchThemeAsync("light", "dark");
        await home.ReloadAsync();

        await home.ShowsThemeAsync("dark");
        (await home.IsDarkAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task The_keyboard_reaches_search_content_and_the_way_out_of_a_dialog()
    {
        var visit = await VisitAsync();
        var home = await (await SignInPage.OpenAsync(visit)).SignInAsync("Ada Admin");

        var ledger = await home.GoToNotificationsAsync();
        await ledger.HeadingIsFocusedAsync();
        await ledger.FocusSearchByKeyAsync();

        var access = await (await ledger.GoToAccessAsync()).AskForSourceAsync();
        await access.PressAsync("Escape");
        await access.NoDialogAsync();

        await access.SkipToContentAsync();
    }
}
