using Portal.E2E.Pages;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

public sealed class FollowAnEvent(Chromium chromium, SharedPortal portal) : Journey(chromium, portal)
{
    [Fact]
    public async Task A_signed_event_becomes_a_message_and_appears_in_the_open_ledger()
    {
        var visit = await VisitAsync();
        var home = await (await SignInPage.OpenAsync(visit)).SignInAsync("Ada Admin");
        var access = await home.GoToAccessAsync();
        var secret = await access.CreateSourceAsync("jira-production");
        await access.DoneAsync();
        var ledger = await access.GoToNotificationsAsync();

        (await new SourceSystem(visit).PostAsync(new SampleEvent("LAP-7", "Laptop for the new colleague"), secret)).ShouldBe(202);

        await ledger.ShowsAsync("Laptop for the new colleague", "Delivered");
        var approvals = await SimulatorPage.OpenAsync(await VisitAsync(), "approvals");
        await approvals.ShowsMessageAsync("Laptop for the new colleague");
        await approvals.ShowsButtonAsync("Laptop for the new colleague", "Approve");

        var story = await ledger.OpenAsync("Laptop for the new colleague");
        await story.ShowsRouteAsync("Sample webhook");
        await story.ShowsRouteAsync("Definition");
        await story.ShowsHappeningAsync("Delivered");
        await story.ShowsPersonAsync("Jan Kowalski");
        await story.ShowsPreviewAsync("Laptop for the new colleague");
        await story.ShowsJsonAsync("\"blocks\"");
        await ledger.PressAsync("Escape");
        await ledger.IsClosedAtAsync("Laptop for the new colleague");
    }

    [Fact]
    public async Task Escape_closes_the_open_connection_and_the_keyboard_is_back_in_the_list()
    {
        var visit = await VisitAsync();
        var home = await (await SignInPage.OpenAsync(visit)).SignInAsync("Ada Admin");

        var connections = await (await home.GoToConnectionsAsync()).OpenAsync("Sample webhook");

        await connections.PressAsync("Escape");
        await connections.IsClosedAtAsync("Sample webhook");
    }

    [Fact]
    public async Task On_a_phone_the_story_opens_in_place_of_the_ledger()
    {
        var visit = await VisitAsync(390, 844);
        var home = await (await SignInPage.OpenAsync(visit)).SignInAsync("Ada Admin");
        var access = await home.GoToAccessAsync();
        var secret = await access.CreateSourceAsync("jira-phone");
        await access.DoneAsync();
        var ledger = await access.GoToNotificationsAsync();

        (await new SourceSystem(visit).PostAsync(new SampleEvent("PHO-1", "Phone for the night shift"), secret)).ShouldBe(202);

        await ledger.ShowsAsync("Phone for the night shift", "Delivered");
        var story = await ledger.OpenAsync("Phone for the night shift");
        await story.ShowsPreviewAsync("Phone for the night shift");
        await (await story.GoBackAsync()).ShowsAsync("Phone for the night shift", "Delivered");
    }
}
