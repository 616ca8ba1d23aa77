using Portal.E2E.Pages;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

public sealed class SeeWhatYourRoleAllows(Chromium chromium, SharedPortal portal) : Journey(chromium, portal)
{
    [Fact]
    public async Task A_member_sees_the_overview_and_is_told_why_not_the_rest()
    {
        var visit = await VisitAsync();
        var home = await (await SignInPage.OpenAsync(visit)).SignInAsync("Mia Member");

        (await home.MenuAsync()).ShouldBe(["Overview"]);
        foreach (var page in (string[])["connections", "connections/new", "notifications", "errors", "access"])
        {
            var notice = await NoticePage.OpenAsync(visit, "/i/sample/" + page, "Not allowed");
            await notice.SaysAsync("Your role does not include this page.");
            home = await notice.LeaveAsync();
        }

        await (await home.SignOutAsync()).SaysThatItIsForDevelopmentAsync();
    }

    [Theory]
    [InlineData("Aud Auditor")]
    [InlineData("Olaf Operator")]
    public async Task Auditors_and_operators_look_at_all_and_configure_nothing(string person)
    {
        var visit = await VisitAsync();
        var home = await (await SignInPage.OpenAsync(visit)).SignInAsync(person);

        (await home.MenuAsync()).ShouldBe(["Overview", "Connections", "Notifications", "Errors", "Access"], ignoreOrder: true);
        var connections = await (await home.GoToConnectionsAsync()).OpenAsync("Sample webhook");
        await connections.OffersNoChangesAsync();
        await (await connections.GoToAccessAsync()).OffersNoChangesAsync();
        await NoticePage.OpenAsync(visit, "/i/sample/connections/new", "Not allowed");
    }

    [Fact]
    public async Task An_unknown_instance_is_not_found()
    {
        var visit = await VisitAsync();
        await (await SignInPage.OpenAsync(visit)).SignInAsync("Ada Admin");

        var notice = await NoticePage.OpenAsync(visit, "/i/nowhere/connections", "Not found");
        await notice.SaysAsync("There is nothing here under this address, or you may not see it.");
    }

    [Fact]
    public async Task A_deep_link_leads_through_the_sign_in_to_its_page()
    {
        var visit = await VisitAsync();
        await visit.Page.GotoAsync("/i/sample/errors");
        await (await SignInPage.ReadyAsync(visit)).ChooseAsync("Olaf Operator");

        await ErrorsPage.ReadyAsync(visit);
    }
}
