using Portal.E2E.Pages;
using Portal.E2E.Support;

namespace Portal.E2E.Journeys;

/// <summary>What the Slack app can do and a webhook cannot. Each journey has people of its own, so that their conversations hold one message.</summary>
public sealed class KeepMessagesTrue(Chromium chromium, AppPortal portal) : Journey(chromium, portal), IClassFixture<AppPortal>
{
    private static readonly Person Anna = new("Anna Schmidt");
    private static readonly Person Luis = new("Luis García");
    private static readonly Person Rita = new("Rita Rossi");
    private static readonly Person Wendy = new("Wendy Wu");
    private static readonly Person Bea = new("Bea Nowak");

    [Fact]
    public async Task Three_people_get_one_conversation()
    {
        var laptop = new SampleEvent("GRP-1", "Laptops for the group")
        {
            Approvers = [new("Tom Baker"), new("Mei Lin"), new("Omar Haddad")],
            Step = AppPortal.GroupStep,
        };

        var ledger = await PostAsync(laptop);

        await ledger.ShowsCountAsync(laptop.Summary, "Delivered", 1);
        var conversation = await SimulatorPage.OpenAsync(await VisitAsync(), "Mei Lin, Omar Haddad, Tom Baker");
        await conversation.ShowsMessageAsync(laptop.Summary);
        await conversation.ShowsButtonAsync(laptop.Summary, "Approve");
    }

    [Fact]
    public async Task Sixty_people_are_mentioned_in_a_channel_and_its_thread()
    {
        var people = Person.Many(60);
        await (await VisitAsync()).JoinAsync(people);
        var move = new SampleEvent("GRP-60", "Move of the whole department") { Approvers = people, Step = AppPortal.ChannelStep };

        var ledger = await PostAsync(move);

        await ledger.ShowsCountAsync(move.Summary, "Delivered", 2);
        var finance = await SimulatorPage.OpenAsync(await VisitAsync(), "finance");
        await finance.ShowsMentionsAsync(move.Summary, 60, inReply: 10);
        await finance.ShowsTextAsync(move.Summary, "and 10 more in the thread");
    }

    [Fact]
    public async Task One_decision_closes_the_open_copy_of_the_other()
    {
        var monitor = new SampleEvent("ANY-1", "Monitor for one of two", Definition: null) { Approvers = [Anna, Luis] };
        var ledger = await PostAsync(monitor);
        await ledger.ShowsCountAsync(monitor.Summary, "Delivered", 2);
        var luis = await SimulatorPage.OpenAsync(await VisitAsync(), Luis.Name);
        await luis.ShowsButtonAsync(monitor.Summary, "Approve");
        var story = await ledger.OpenAsync(monitor.Summary, Luis.Name);

        await SendAsync(monitor.Decided(Anna));

        await luis.ShowsTextAsync(monitor.Summary, "No action required -- Approved by Anna Schmidt");
        await luis.HasNoButtonAsync(monitor.Summary, "Approve");
        await luis.HasNoButtonAsync(monitor.Summary, "Reject");
        await story.ShowsPreviewAsync("No action required -- Approved by Anna Schmidt");
        await story.ShowsInSlackAsync("Up to date");
        var anna = await SimulatorPage.OpenAsync(await VisitAsync(), Anna.Name);
        await anna.ShowsTextAsync(monitor.Summary, "Approved by you");
    }

    [Fact]
    public async Task While_all_have_to_decide_each_copy_says_who_is_waited_for()
    {
        var contract = new SampleEvent("ALL-1", "Contract for all three", Definition: null) { Approvers = [Rita, Wendy, Bea], Rule = "ALL" };
        var ledger = await PostAsync(contract);
        await ledger.ShowsCountAsync(contract.Summary, "Delivered", 3);
        var step = await (await ledger.OpenAsync(contract.Summary, Bea.Name)).FollowStepAsync();
        var bea = await SimulatorPage.OpenAsync(await VisitAsync(), Bea.Name);
        var others = await VisitAsync();

        await SendAsync(contract.Decided(Rita) with { Pending = [Wendy, Bea] });

        await bea.ShowsTextAsync(contract.Summary, "Approved: 1 of 3 -- waiting for you");
        await bea.ShowsButtonAsync(contract.Summary, "Approve");
        var rita = await SimulatorPage.OpenAsync(others, Rita.Name);
        await rita.ShowsTextAsync(contract.Summary, "Approved by you");
        await rita.HasNoButtonAsync(contract.Summary, "Approve");
        var wendy = await SimulatorPage.OpenAsync(others, Wendy.Name);
        await wendy.ShowsTextAsync(contract.Summary, "Approved: 1 of 3 -- waiting for you");
        await step.StandsAsync("Open: 1 of 3 approved, 2 still to decide");
        await step.ShowsAsync(Rita.Name, "Approved by you");

        await SendAsync(contract.Decided(Wendy) with { Pending = [Bea] });
        await bea.ShowsTextAsync(contract.Summary, "Approved: 2 of 3 -- waiting for you");
        await SendAsync(contract.Decided(Bea));

        await bea.ShowsTextAsync(contract.Summary, "Approved by you");
        await bea.HasNoButtonAsync(contract.Summary, "Approve");
        await wendy.ShowsTextAsync(contract.Summary, "Approved by you");
        await wendy.ShowsTextAsync(contract.Summary, "Approved by Bea Nowak");
        await wendy.HasNoButtonAsync(contract.Summary, "Approve");
        await step.StandsAsync("Approved by Bea Nowak");
        await step.ShowsAsync(Wendy.Name, "Approved by you");
    }

    [Fact]
    public async Task A_click_in_Slack_is_in_the_ledger()
    {
        var chair = new SampleEvent("CLK-1", "Chair for Jan", Definition: null);
        var ledger = await PostAsync(chair);
        await ledger.ShowsAsync(chair.Summary, "Delivered");
        var story = await ledger.OpenAsync(chair.Summary);

        await (await SimulatorPage.OpenAsync(await VisitAsync(), "Jan Kowalski")).PressAsync(chair.Summary, "Approve");

        await story.ShowsHappeningAsync("opened Approve");
    }

    /// <summary>The ledger, after the event was taken.</summary>
    private async Task<NotificationsPage> PostAsync(SampleEvent happened)
    {
        var visit = await VisitAsync();
        var home = await (await SignInPage.OpenAsync(visit)).SignInAsync("Ada Admin");
        await SendAsync(happened);
        return await home.GoToNotificationsAsync();
    }

    private async Task SendAsync(SourceEvent happened) => (await new SourceSystem(await VisitAsync()).PostAsync(happened, portal.Secret)).ShouldBe(202);
}
