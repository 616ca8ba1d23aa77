using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Auth.SignIn;
using Portal.Components.Shared;
using Portal.Data;
using Portal.Data.Notifications;
using Portal.Data.Notifications.Writing;
using Portal.Domain.Auth;
using Portal.Domain.Notifications;
using Portal.Features.Notifications;
using Portal.Features.Notifications.InSlack;
using Portal.Features.Notifications.List;
using Portal.Features.Notifications.Steps;
using Portal.Features.Notifications.Story;
using Portal.Slack;
using Portal.UnitTests.Features;
using Portal.UnitTests.Features.Notifications;
using Portal.UnitTests.Support;
using Portal.Worker.Notifications.Planning;

namespace Portal.UnitTests.Components;

public sealed class InSlackPartsTests : NotificationsDatabase
{
    [Fact]
    public async Task Notification_Updated_ShowsWhatSlackShowsNowAndWhatWasSent()
    {
        var row = Rows.Notification(Caller, Clock.Now);
        await SaveAsync(db => db.AddRange(row, Rows.Message(row, Clock.Now, shown: """{"text":"Approved by Jan"}""")));
        using var browser = Browser();

        var page = browser.Render<NotificationView>(set => set.Add(view => view.Id, row.Id));

        var card = await page.WaitForElementAsync("section[aria-label='In Slack']");
        card.QuerySelector(".badge-word")!.TextContent.ShouldBe("Up to date");
        card.QuerySelector(".slack-text")!.TextContent.ShouldBe("Approved by Jan");
        card.TextContent.ShouldContain("Version 1, the newest");
        page.Find("details .slack-text").TextContent.ShouldContain("Approval needed");
    }

    [Fact]
    public async Task Notification_Untrue_SaysSinceWhenAndWhy()
    {
        var row = Rows.Notification(Caller, Clock.Now);
        await SaveAsync(db => db.AddRange(row, Rows.Message(row, Clock.Now, MessageState.Stuck, Clock.Now.AddSeconds(-12))));
        using var browser = Browser();

        var page = browser.Render<NotificationView>(set => set.Add(view => view.Id, row.Id));

        var card = await page.WaitForElementAsync("section[aria-label='In Slack']");
        card.QuerySelector(".badge-failed .badge-word")!.TextContent.ShouldBe("Slack refuses to change it");
        card.QuerySelector(".badge-failed .badge-detail")!.TextContent.Trim().ShouldBe("the workspace's time for changes is over");
        card.TextContent.ShouldContain("Version 0; version 2 is the newest");
        page.FindAll("details .slack-text").ShouldBeEmpty();
    }

    [Fact]
    public async Task Notification_ByWebhook_HasNoSuchCard()
    {
        var row = Rows.Notification(Caller, Clock.Now);
        await SaveAsync(db => db.Add(row));
        using var browser = Browser();

        var page = browser.Render<NotificationView>(set => set.Add(view => view.Id, row.Id));

        (await page.WaitForElementAsync(".slack-text")).TextContent.ShouldContain("Approval needed");
        page.FindAll("section[aria-label='In Slack']").ShouldBeEmpty();
    }

    [Fact]
    public async Task List_SomethingUntrue_LineAndMarkAndFilter()
    {
        var (untrue, other) = (Rows.Notification(Caller, Clock.Now, subject: "Untrue"), Rows.Notification(Caller, Clock.Now, subject: "Other"));
        await SaveAsync(db => db.AddRange(untrue, other, Rows.Message(untrue, Clock.Now, MessageState.Stale, Clock.Now.AddSeconds(-42))));
        using var browser = Browser();

        var page = browser.Render<NotificationsPage>();

        var line = await page.WaitForElementAsync(".stale-line");
        line.TextContent.ShouldContain("1 message is not up to date yet, for 42 s.");
        line.QuerySelector("a")!.GetAttribute("href").ShouldBe("/i/sample/notifications?truth=stale");
        page.FindAll(".row-truth .badge-detail").ShouldHaveSingleItem().TextContent.Trim().ShouldBe("for 42 s");
        browser.Services.GetRequiredService<NavigationManager>().NavigateTo("/i/sample/notifications?truth=stale");
        await page.WaitForAssertionAsync(() => page.FindAll(".ledger-table tbody tr").Count.ShouldBe(1));
        page.Find(".filter-truth").TextContent.ShouldContain("Not up to date");
        page.FindAll(".stale-line a").ShouldBeEmpty();
    }

    [Fact]
    public async Task List_AllTrue_HasNoLine()
    {
        var row = Rows.Notification(Caller, Clock.Now);
        await SaveAsync(db => db.AddRange(row, Rows.Message(row, Clock.Now)));
        using var browser = Browser();

        var page = browser.Render<NotificationsPage>();

        await page.WaitForElementAsync(".ledger-table");
        page.FindAll(".stale-line, .row-truth").ShouldBeEmpty();
    }

    [Fact]
    public async Task Step_Copies_EachWithWhatItShows()
    {
        var received = Rows.Event(Caller, Clock.Now);
        var (mine, webhook) = (
            Rows.Notification(Caller, Clock.Now, eventId: received.Id, recipientKey: "person:u1", people: ("Jan <b>", null)),
            Rows.Notification(Caller, Clock.Now.AddSeconds(1), eventId: received.Id, recipientKey: "channel:C1"));
        await SaveAsync(db => db.AddRange(received, mine, webhook, Rows.Message(mine, Clock.Now, shown: """{"text":"Approved by Jan"}""")));
        using var browser = Browser();

        var page = browser.Render<StepPage>(set => set.Add(step => step.StepId, "step-1"));

        await page.WaitForElementAsync(".step-table");
        var rows = page.FindAll(".step-table tbody tr");
        rows[0].TextContent.ShouldContain("Jan <b>");
        rows[0].TextContent.ShouldContain("Approved by Jan");
        rows[0].QuerySelector("a")!.GetAttribute("href").ShouldBe($"/i/sample/notifications/{mine.Id}");
        rows[1].TextContent.ShouldContain("By webhook, does not change");
    }

    [Fact]
    public async Task Step_Unknown_SaysSo()
    {
        using var browser = Browser();

        var page = browser.Render<StepPage>(set => set.Add(step => step.StepId, "nothing"));

        (await page.WaitForElementAsync(".empty-title")).TextContent.ShouldBe("There is no such step");
    }

    [Fact]
    public void Thread_RepliesAndParent_LeadToEachOther()
    {
        using var browser = Browser();
        var id = Guid.CreateVersion7(Clock.Now);

        var above = browser.Render<ThreadLines>(set => set
            .Add(part => part.NotificationsUrl, "/l").Add(part => part.Thread, new MessageThread(null, [new ThreadReply(id, NotificationState.Delivered, 1)])));
        var below = browser.Render<ThreadLines>(set => set
            .Add(part => part.NotificationsUrl, "/l").Add(part => part.Thread, new MessageThread(new ThreadParent(id, "Laptop"), [])));

        above.Markup.ShouldContain("1 reply mentions 1 more person");
        above.Find("a").GetAttribute("href").ShouldBe($"/l/{id}");
        below.Find("a").TextContent.ShouldBe("Laptop");
    }

    private BunitContext Browser()
    {
        var browser = new BunitContext();
        browser.JSInterop.Mode = JSRuntimeMode.Loose;
        browser.Services.AddSingleton<TimeProvider>(Clock);
        browser.Services.AddSingleton(Contexts);
        browser.Services.AddSingleton(Get<ChangeFeed>());
        browser.Services.AddSingleton(Get<WorkSignals>());
        browser.Services.AddSingleton(Get<Retries>());
        browser.Services.AddSingleton(Get<DeliveryStore>());
        browser.Services.AddSingleton(Options.Create(new SlackOptions()));
        browser.Services.AddScoped<Toasts>();
        new NotificationsFeature().AddServices(browser.Services);
        browser.RenderTree.Add<CascadingValue<InstanceAccess>>(set => set.Add(cascade => cascade.Value, new InstanceAccess(Caller, "Sample", Role.Admin)));
        return browser;
    }
}
