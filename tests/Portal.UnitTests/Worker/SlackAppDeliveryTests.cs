using System.Text.Json;
using Portal.Domain.Connections;
using Portal.Domain.Notifications;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Worker;

/// <summary>Where a Slack app's messages go, and what becomes of people whom Slack does not know.</summary>
public sealed class SlackAppDeliveryTests(SharedPortal portal) : IClassFixture<SharedPortal>, IAsyncLifetime
{
    private static readonly (string, string, string?) Jan = ("u1", "Jan Kowalski", "jan@acme.test");
    private static readonly (string, string, string?) Bea = ("u2", "Bea", "bea@acme.test");
    private static readonly (string, string, string?) Nobody = ("u9", "Nobody", SampleWorkspace.UnknownEmail);

    private PortalServer Server => portal.Server;

    private SlackControl Slack => portal.Server.Slack;

    public async ValueTask InitializeAsync() => await Slack.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Dm_TwoPeople_GetAMessageEach()
    {
        var instance = await SlackAppInstance.AddAsync(Server);
        var sent = SlackAppInstance.Event(Jan, ("u4", "Anna Schmidt", "anna@acme.test"));

        var rows = await instance.SettledAsync(await instance.Base.SendAsync(sent), 2);

        rows.ShouldAllBe(row => row.State == NotificationState.Delivered && row.Target!.StartsWith('U'));
        rows.SelectMany(row => row.Attempts).Select(attempt => attempt.Method).Distinct().ShouldBe(["chat.postMessage"]);
        (await instance.MessagesAsync()).ShouldAllBe(message => message.ChannelId.StartsWith('D') && message.State == MessageState.Current);
        var posted = await Slack.MessagesAsync(sent.Key);
        posted.Count.ShouldBe(2);
        posted.ShouldAllBe(message => message.GetRawText().Contains("notification_id", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dm_OneUnknown_FallsBackAloneWithAWarningThatNamesThem()
    {
        var instance = await SlackAppInstance.AddAsync(Server);

        var rows = await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(Jan, Nobody)), 2);

        rows.Single(row => row.RecipientKey == RecipientKey.Person("u1")).State.ShouldBe(NotificationState.Delivered);
        var fellBack = rows.Single(row => row.RecipientKey == RecipientKey.Person("u9"));
        (fellBack.State, fellBack.LastError, fellBack.Attempts.ShouldHaveSingleItem().Method).ShouldBe(
            (NotificationState.FellBack, "users_not_found", "fallback:LOG_ONLY"));
        var error = (await instance.Base.ErrorsAsync()).ShouldHaveSingleItem();
        (error.Code, error.Level).ShouldBe(("users_not_found", Portal.Domain.Errors.ErrorLevel.Warn));
        error.Message.ShouldContain(SampleWorkspace.UnknownEmail);
        await Until.Async(instance.ConnectionAsync, row => row.Health == ConnectionHealth.Ready);
    }

    [Fact]
    public async Task GroupDm_ThreePeople_ShareOneConversationAndOneMessage()
    {
        var instance = await SlackAppInstance.AddAsync(Server);
        await instance.DeliverAsync("GROUP_DM");
        var people = new (string, string, string?)[] { Jan, ("u4", "Anna Schmidt", "anna@acme.test"), ("u3", "Olaf", "olaf.g@acme.test") };
        await Slack.AddPeopleAsync("olaf.g@acme.test");

        var row = (await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(people)), 1)).Single();
        await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(people)), 1);

        row.State.ShouldBe(NotificationState.Delivered);
        row.Recipients.ShouldAllBe(person => person.SlackUserId != null);
        (await instance.MessagesAsync()).Select(message => message.ChannelId).Distinct().ShouldHaveSingleItem().ShouldStartWith("G");
        (await Slack.CallsAsync()).Count(call => call.GetProperty("method").GetString() == "conversations.open").ShouldBe(1);
    }

    [Fact]
    public async Task Channel_SixtyPeople_FiftyAreMentionedAndTheRestFollowInTheThread()
    {
        var instance = await SlackAppInstance.AddAsync(Server);
        await instance.DeliverAsync("CHANNEL", SampleWorkspace.MemberChannel);
        var people = Enumerable.Range(1, 60).Select(number => ($"p{number}", $"Person {number}", (string?)$"person{number}@acme.test")).ToList();
        await Slack.AddPeopleAsync([.. people.Select(person => person.Item3!)]);
        var sent = SlackAppInstance.Event(people);

        var rows = await instance.SettledAsync(await instance.Base.SendAsync(sent), 2);

        rows.ShouldAllBe(row => row.State == NotificationState.Delivered && row.Target == SampleWorkspace.MemberChannel);
        var messages = (await Slack.MessagesAsync(sent.Key)).OrderBy(message => message.GetProperty("ts").GetString(), StringComparer.Ordinal).ToList();
        messages.Select(message => Mentions(message)).ShouldBe([50, 10]);
        messages[1].GetProperty("thread_ts").GetString().ShouldBe(messages[0].GetProperty("ts").GetString());
        (await instance.MessagesAsync()).Count(message => message.StepId is not null).ShouldBe(1);
    }

    [Fact]
    public async Task Channel_SomebodyUnknown_IsNamedThereAndToldByTheFallback()
    {
        var instance = await SlackAppInstance.AddAsync(Server);
        await instance.DeliverAsync("CHANNEL", SampleWorkspace.MemberChannel);
        var sent = SlackAppInstance.Event(Jan, Nobody);

        var rows = await instance.SettledAsync(await instance.Base.SendAsync(sent), 2);

        rows.Single(row => row.Purpose == NotificationPurpose.Post).State.ShouldBe(NotificationState.Delivered);
        var alone = rows.Single(row => row.Purpose == NotificationPurpose.NotInSlack);
        (alone.State, alone.Recipients.Single().Email).ShouldBe((NotificationState.FellBack, SampleWorkspace.UnknownEmail));
        var message = (await Slack.MessagesAsync(sent.Key)).ShouldHaveSingleItem();
        message.GetProperty("blocks")[0].GetProperty("text").GetProperty("text").GetString()!.ShouldContain($"<@{SampleWorkspace.UserId}>, Nobody");
    }

    [Fact]
    public async Task Both_OnePerson_GetsTheChannelsMessageAndOneAlone()
    {
        var instance = await SlackAppInstance.AddAsync(Server);
        await instance.DeliverAsync("BOTH", SampleWorkspace.MemberChannel);

        var rows = await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(Jan)), 2);

        rows.Select(row => row.Target).ShouldBe([SampleWorkspace.MemberChannel, SampleWorkspace.UserId], ignoreOrder: true);
    }

    [Fact]
    public async Task Lookup_Webhook_MentionsWhomSlackKnowsAndNamesTheRest()
    {
        var instance = await SlackAppInstance.AddAsync(Server, ConnectionModeKeys.IncomingWebhookLookup);
        var sent = SlackAppInstance.Event(Jan, Nobody);

        (await instance.SettledAsync(await instance.Base.SendAsync(sent), 1)).Single().State.ShouldBe(NotificationState.Delivered);

        (await Slack.MessagesAsync(sent.Key)).ShouldHaveSingleItem().GetProperty("blocks")[0].GetProperty("text").GetProperty("text").GetString()!.ShouldContain($"<@{SampleWorkspace.UserId}>, Nobody");
    }

    [Fact]
    public async Task Lookup_TokenRevoked_TheWebhookPostsWithNamesAndTheErrorSaysWhy()
    {
        var instance = await SlackAppInstance.AddAsync(Server, ConnectionModeKeys.IncomingWebhookLookup, SampleWorkspace.RevokedToken);
        var sent = SlackAppInstance.Event(Jan);

        (await instance.SettledAsync(await instance.Base.SendAsync(sent), 1)).Single().State.ShouldBe(NotificationState.Delivered);

        (await Slack.MessagesAsync(sent.Key)).ShouldHaveSingleItem().GetRawText().ShouldContain("Jan Kowalski");
        var error = (await instance.Base.ErrorsAsync()).ShouldHaveSingleItem();
        error.Code.ShouldBe("token_revoked");
        error.Remedy.ShouldContain("paste a bot token");
        var connection = await instance.ConnectionAsync();
        (connection.Health, connection.LookupError).ShouldBe((ConnectionHealth.NamesOnly, "token_revoked"));
    }

    [Fact]
    public async Task Lookup_WorksAgain_EndsTheTroubleWithoutANewToken()
    {
        var instance = await SlackAppInstance.AddAsync(Server, ConnectionModeKeys.IncomingWebhookLookup);
        await Slack.FaultAsync("users.lookupByEmail", "error", count: 1, error: "token_revoked");
        await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(Jan)), 1);
        (await instance.ConnectionAsync()).LookupFailingSince.ShouldNotBeNull();

        await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(Jan)), 1);

        var connection = await Until.Async(instance.ConnectionAsync, row => row.LookupFailingSince is null);
        (connection.LookupError, connection.Health).ShouldBe((null, ConnectionHealth.Ready));
    }

    [Fact]
    public async Task Token_Revoked_EverybodyFallsBackAndTheConnectionWaitsToBeMended()
    {
        var instance = await SlackAppInstance.AddAsync(Server, token: SampleWorkspace.RevokedToken);

        var rows = await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(Jan, Bea)), 2);

        rows.ShouldAllBe(row => row.State == NotificationState.FellBack);
        var connection = await instance.ConnectionAsync();
        (connection.Status, connection.LastError).ShouldBe((ConnectionStatus.ReconnectNeeded, "token_revoked"));
        (await instance.Base.ErrorsAsync()).ShouldContain(error => error.Code == "token_revoked" && error.Remedy.Length > 0);
    }

    [Fact]
    public async Task Lookups_HundredEventsForTheSameTwenty_CostTwentyCalls()
    {
        var instance = await SlackAppInstance.AddAsync(Server);
        var people = Enumerable.Range(1, 20).Select(number => ($"q{number}", $"Approver {number}", (string?)$"approver{number}@acme.test")).ToList();
        await Slack.AddPeopleAsync([.. people.Select(person => person.Item3!)]);

        var ids = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => instance.Base.SendAsync(SlackAppInstance.Event(people))));

        await Until.Async(
            instance.Base.DeliveredAsync,
            count => count == ids.Length * people.Count,
            TimeSpan.FromMinutes(3));
        (await Slack.CountCallsAsync("users.lookupByEmail")).ShouldBe(20);
    }

    [Fact]
    public async Task Send_PersonGone_IsForgottenSoThatTheNextMessageAsksAgain()
    {
        var instance = await SlackAppInstance.AddAsync(Server);
        await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(Jan)), 1);
        await Slack.FaultAsync("chat.postMessage", "error", count: 1, error: "user_not_found");
        await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(Jan)), 1);

        var row = (await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(Jan)), 1)).Single();

        row.State.ShouldBe(NotificationState.Delivered);
        (await Slack.CountCallsAsync("users.lookupByEmail")).ShouldBe(2);
    }

    [Theory]
    [InlineData("enterprise_is_restricted")]
    [InlineData("no_permission")]
    [InlineData("never_heard_of")]
    public async Task Lookup_RefusedForAnotherReason_IsNotKeptAsUnknown(string code)
    {
        var instance = await SlackAppInstance.AddAsync(Server, ConnectionModeKeys.IncomingWebhookLookup);
        await Slack.FaultAsync("users.lookupByEmail", "error", count: 1, error: code);
        await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(Jan)), 1);
        var later = SlackAppInstance.Event(Jan);

        await instance.SettledAsync(await instance.Base.SendAsync(later), 1);

        (await Slack.MessagesAsync(later.Key)).ShouldHaveSingleItem().GetRawText().ShouldContain($"<@{SampleWorkspace.UserId}>");
        (await instance.Base.ErrorsAsync()).ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public async Task Lookup_RateLimited_WaitsAndTellsEverybody()
    {
        var instance = await SlackAppInstance.AddAsync(Server);
        await Slack.RateLimitAsync("users.lookupByEmail", retryAfter: 1, count: 1);

        var rows = await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(Jan)), 1);

        rows.Single().State.ShouldBe(NotificationState.Delivered);
        (await instance.Base.ErrorsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Lookup_SixHundredUnknownAhead_SomebodyKnownIsToldAtOnce()
    {
        var instance = await SlackAppInstance.AddAsync(Server);
        await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(Jan)), 1);
        await Slack.RateLimitAsync("users.lookupByEmail", retryAfter: 60, count: 1_000);
        await Slack.RateLimitAsync("users.list", retryAfter: 60, count: 1_000);
        var strangers = Enumerable.Range(1, 600).Select(number => ($"s{number}", "S", (string?)$"s{number}@b.test"));
        var ahead = await instance.Base.SendAsync(SlackAppInstance.Event(strangers));
        await Until.Async(() => instance.Base.NotificationsAsync(ahead), rows => rows.Length == 600, TimeSpan.FromSeconds(60));

        var known = await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(Jan)), 1);

        known.Single().State.ShouldBe(NotificationState.Delivered);
        (await instance.Base.NotificationsAsync(ahead)).ShouldAllBe(row => row.State == NotificationState.Waiting);
    }

    private static int Mentions(JsonElement message) =>
        message.GetProperty("blocks")[0].GetProperty("text").GetProperty("text").GetString()!.Split("<@", StringSplitOptions.None).Length - 1;
}
