using Portal.Domain.Notifications;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Worker;

/// <summary>One of a group cannot be written to any more: the others still share their message, and looking for the culprit ends.</summary>
public sealed class GroupConversationTests(SharedPortal portal) : IClassFixture<SharedPortal>, IAsyncLifetime
{
    private static readonly (string, string, string?) Jan = ("u1", "Jan Kowalski", "jan@acme.test");
    private static readonly (string, string, string?) Olaf = ("u3", "Olaf", "olaf.g@acme.test");
    private static readonly (string, string, string?) Rosa = ("u5", "Rosa", "rosa.g@acme.test");

    private SlackControl Slack => portal.Server.Slack;

    public async ValueTask InitializeAsync()
    {
        await Slack.ResetAsync();
        await Slack.AddPeopleAsync("olaf.g@acme.test", "rosa.g@acme.test");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Open_OneDeactivatedSinceTheLookup_TheOthersGetTheMessageAndThatOneFallsBack()
    {
        var instance = await KnowingJanAndOlafAsync();
        await Slack.ChangePersonAsync("olaf.g@acme.test", new { deactivated = true });

        var rows = await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(Jan, Olaf, Rosa)), 2);

        ShouldLeaveOutOlaf(rows);
        (await instance.Base.ErrorsAsync()).ShouldHaveSingleItem().Message.ShouldContain("olaf.g@acme.test");
        (await Slack.CountCallsAsync("users.info")).ShouldBe(0);
        (await Slack.CountCallsAsync("users.lookupByEmail")).ShouldBe(6);
    }

    [Fact]
    public async Task Open_LookupStillFindsWhoCannotBeWrittenTo_TheyAreFoundOneByOne()
    {
        var instance = await KnowingJanAndOlafAsync();
        await Slack.ChangePersonAsync("olaf.g@acme.test", new { bot = true });

        var rows = await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(Jan, Olaf, Rosa)), 2);

        ShouldLeaveOutOlaf(rows);
        (await Slack.CountCallsAsync("users.info")).ShouldBe(3);
        await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(Jan, Olaf, Rosa)), 2);
        (await Slack.CountCallsAsync("conversations.open")).ShouldBe(4);
    }

    [Fact]
    public async Task Open_RefusedAndNobodyIsToBlame_EndsAfterTheSecondRefusal()
    {
        var instance = await SlackAppInstance.AddAsync(portal.Server);
        await instance.DeliverAsync("GROUP_DM");
        await Slack.FaultAsync("conversations.open", "error", error: "user_not_visible");

        var rows = await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(Jan, Olaf, Rosa)), 1);

        (rows.Single().State, rows.Single().LastError).ShouldBe((NotificationState.FellBack, "user_not_visible"));
        (await Slack.CountCallsAsync("conversations.open")).ShouldBe(2);
        (await Slack.CountCallsAsync("users.info")).ShouldBe(3);
        (await Slack.CountCallsAsync("users.lookupByEmail")).ShouldBe(6);
    }

    [Fact]
    public async Task Open_UsersMayNotBeAskedForNow_WaitsAndStillFindsTheOne()
    {
        var instance = await KnowingJanAndOlafAsync();
        await Slack.ChangePersonAsync("olaf.g@acme.test", new { bot = true });
        await Slack.RateLimitAsync("users.info", retryAfter: 1, count: 3);

        var rows = await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(Jan, Olaf, Rosa)), 2);

        ShouldLeaveOutOlaf(rows);
    }

    [Fact]
    public async Task Open_WholeGroupUnknown_FallsBackWithAnErrorForEach()
    {
        var instance = await SlackAppInstance.AddAsync(portal.Server);
        await instance.DeliverAsync("GROUP_DM");

        await instance.SettledAsync(
            await instance.Base.SendAsync(SlackAppInstance.Event(("u8", "No", SampleWorkspace.UnknownEmail), ("u9", "One", "no.one@acme.test"))), 1);

        var errors = await Until.Async(instance.Base.ErrorsAsync, all => all.Length == 2);
        errors.ShouldAllBe(error => error.Code == "users_not_found");
        errors.ShouldContain(error => error.Message.Contains("no.one@acme.test", StringComparison.Ordinal));
    }

    private async Task<SlackAppInstance> KnowingJanAndOlafAsync()
    {
        var instance = await SlackAppInstance.AddAsync(portal.Server);
        await instance.DeliverAsync("GROUP_DM");
        (await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(Jan, Olaf)), 1)).Single().State.ShouldBe(NotificationState.Delivered);
        return instance;
    }

    private static void ShouldLeaveOutOlaf(Notification[] rows)
    {
        var together = rows.Single(row => row.Purpose == NotificationPurpose.Post);
        together.State.ShouldBe(NotificationState.Delivered);
        together.Recipients.OrderBy(person => person.Position).Select(person => person.SlackUserId is null).ShouldBe([false, true, false]);
        var alone = rows.Single(row => row.Purpose == NotificationPurpose.NotInSlack);
        (alone.State, alone.LastError, alone.Recipients.Single().Email).ShouldBe((NotificationState.FellBack, "users_not_found", "olaf.g@acme.test"));
    }
}
