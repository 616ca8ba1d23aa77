using Microsoft.EntityFrameworkCore;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Events;
using Portal.UnitTests.Support;
using Portal.Worker.Notifications.Addressing;

namespace Portal.UnitTests.Worker;

/// <summary>When a lane has people looked up, whom it forgets when Slack refuses, and how those get their mention for whom a message has no room.</summary>
public sealed class LaneAddressingTests : ScriptedLaneTest
{
    private const string Jan = "jan@acme.test";

    [Fact]
    public async Task Address_SomeoneUnknown_IsLookedUpAndThenPosted()
    {
        var row = await AddAsync(target: null, Jan);
        Slack.Answer(SlackReply.Found("U0JAN"));

        await SettleAsync();

        Slack.Calls.Select(call => call.Method).ShouldBe(["users.lookupByEmail", "chat.postMessage"]);
        (Slack.Calls[0].Text("email"), Slack.Calls[1].Text("channel")).ShouldBe((Jan, "U0JAN"));
        (await NotificationAsync(row.Id)).State.ShouldBe(NotificationState.Delivered);
    }

    [Fact]
    public async Task Address_SlackAsksToWait_AsksNotBeforeAndPostsWhatNeedsNoLookup()
    {
        await AddAsync(target: null, Jan);
        await AddAsync("U7", "olga@acme.test", due: 1);
        Slack.Answer(SlackReply.Limited(30));
        await SettleAsync();

        Advance(29);
        await SettleAsync();
        Slack.Calls.Select(call => call.Method).ShouldBe(["users.lookupByEmail", "chat.postMessage"]);

        Slack.Answer(SlackReply.Found("U0JAN"));
        Advance(1);
        await SettleAsync();
        Slack.Calls[^1].Text("channel").ShouldBe("U0JAN");
    }

    [Fact]
    public async Task Address_DisabledConnection_AsksNothingAndFallsBack()
    {
        var row = await AddAsync(target: null, Jan);
        await using (var db = Host.Open())
        {
            (await db.Connections.FindAsync(Lane.Connection.Id))!.Disable();
            await db.SaveChangesAsync();
        }

        await SettleAsync();

        Slack.Calls.ShouldBeEmpty();
        (await NotificationAsync(row.Id)).State.ShouldBe(NotificationState.FellBack);
    }

    [Fact]
    public async Task Address_NotYetDue_AsksNothing()
    {
        await AddAsync(target: null, Jan, due: 60);

        await SettleAsync();

        Slack.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("U0JAN", "user_not_found", true)]
    [InlineData("U0JAN", "channel_not_found", true)]
    [InlineData("G0GROUP", "user_disabled", true)]
    [InlineData("C0FINANCE", "channel_not_found", false)]
    [InlineData("C0FINANCE", "is_archived", false)]
    [InlineData("U0JAN", "invalid_blocks", false)]
    [InlineData("U0JAN", "token_revoked", false)]
    public async Task Post_Refused_ForgetsThoseOfTheNotificationWhereItIsAboutPeople(string target, string code, bool isForgotten)
    {
        var cache = Host.Get<SlackUserCache>();
        await cache.RememberAsync(Lane.Connection.Id, new Dictionary<string, string?> { [Jan] = "U0JAN", ["olga@acme.test"] = "U0OLGA" });
        await AddAsync(target, " Jan@Acme.test ");
        await AddAsync("U0OLGA", "olga@acme.test", due: 60);
        Slack.Answer(SlackReply.Refused(code));

        await StepAsync();

        (cache.Remembers(Lane.Connection.Id, Jan), cache.Remembers(Lane.Connection.Id, "olga@acme.test")).ShouldBe((!isForgotten, true));
    }

    [Fact]
    public async Task Post_MoreMentionsThanItHasRoomFor_AreRepliesInItsThread()
    {
        var row = Lane.Notification("C0FINANCE", Now, Now.AddMinutes(5));
        await Host.SaveAsync([row, .. Enumerable.Range(0, 120).Select(number => Person(row, number, $"p{number}@acme.test", $"U{number}"))]);
        await Host.ReadAsync(db => db.Notifications.Where(one => one.Id == row.Id).ExecuteUpdateAsync(
            one => one.SetProperty(notification => notification.Replies, 2).SetProperty(notification => notification.StepId, "s-1")));
        Slack.Answer(SlackReply.Posted("C0FINANCE", "17.000042"));

        for (var second = 0; second < 4; second++)
        {
            await StepAsync();
            Advance(1);
        }

        Slack.Calls.Select(call => call.Text("thread_ts")).ShouldBe([null, "17.000042", "17.000042"]);
        Mentioned(Slack.Calls[1]).ShouldBe([.. Enumerable.Range(50, 50).Select(number => $"U{number}")]);
        Mentioned(Slack.Calls[2]).ShouldBe([.. Enumerable.Range(100, 20).Select(number => $"U{number}")]);
        var replies = await Host.ReadAsync(db => db.Notifications.Include(one => one.Recipients).Where(one => one.Id != row.Id).ToListAsync());
        replies.OrderBy(reply => reply.Purpose.ToString(), StringComparer.Ordinal).Select(reply => (reply.Recipients.Count, reply.Recipients.MinBy(person => person.Position)!.SlackUserId))
            .ShouldBe([(50, "U50"), (20, "U100")]);
        var messages = await Host.ReadAsync(db => db.Messages.OrderBy(message => message.SentAt).ToListAsync());
        // A reply shows no state of the step, so that nothing has to be kept true in it.
        messages.Select(message => message.StepId).ShouldBe(["s-1", null, null]);
    }

    [Fact]
    public async Task Post_RoomForAllMentions_HasNoReply()
    {
        await AddAsync("C0FINANCE", Jan);

        await SettleAsync();

        Slack.Calls.ShouldHaveSingleItem();
        (await Host.ReadAsync(db => db.Notifications.CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task Address_FoundAnHourAgoAndDeactivatedSince_FallsBackInsteadOfTellingNobody()
    {
        await RememberAsync(Jan, "U0JAN");
        Advance(3_600);
        var row = await AddAsync(target: null, Jan);
        Slack.Answer(SlackReply.Refused("users_not_found"));

        await SettleAsync();

        Slack.Calls.Select(call => call.Method).ShouldBe(["users.lookupByEmail"]);
        (await NotificationAsync(row.Id)).State.ShouldBe(NotificationState.FellBack);
    }

    [Fact]
    public async Task Address_FoundAnHourAgo_IsCheckedOnceAndToldInTheSameRun()
    {
        await RememberAsync(Jan, "U0JAN");
        Advance(3_600);
        var row = await AddAsync(target: null, Jan);
        Slack.Answer(SlackReply.Found("U0JAN"));
        await StepAsync();
        await StepAsync();
        (await NotificationAsync(row.Id)).State.ShouldBe(NotificationState.Delivered);

        Slack.Calls.Select(call => call.Method).ShouldBe(["users.lookupByEmail", "chat.postMessage"]);
        (await Host.Get<SlackUserCache>().KnownAsync(Lane.Connection.Id, [Jan], CancellationToken.None))[Jan].ShouldBe(new KnownSlackUser("U0JAN", IsDoubtful: false));
    }

    [Theory]
    [InlineData("limited")]
    [InlineData("missing_scope")]
    [InlineData("internal_error")]
    public async Task Address_FoundAnHourAgoAndNoCheckPossible_IsToldAllTheSame(string trouble)
    {
        await RememberAsync(Jan, "U0JAN");
        Advance(3_600);
        var row = await AddAsync(target: null, Jan);
        Slack.Answer(trouble == "limited" ? SlackReply.Limited(30) : SlackReply.Refused(trouble));

        await SettleAsync();

        (await NotificationAsync(row.Id)).Target.ShouldBe("U0JAN");
    }

    [Fact]
    public async Task Address_TwoAccountsOfOneUser_GetOneMessage()
    {
        var first = await AddAsync(target: null, Jan, due: -1);
        var second = await AddAsync(target: null, "jan.kowalski@acme.test");
        Slack.Answer(SlackReply.Found("U0JAN"));
        Slack.Answer(SlackReply.Found("U0JAN"));

        await SettleAsync();

        Slack.Calls.Count(call => call.Method == "chat.postMessage").ShouldBe(1);
        (await NotificationAsync(first.Id)).State.ShouldBe(NotificationState.Delivered);
        var other = await NotificationAsync(second.Id);
        (other.State, other.LastError, other.Target).ShouldBe((NotificationState.Superseded, SupersededReasons.SamePerson, null));
        (await Host.ReadAsync(db => db.Errors.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task Address_SecondAccountOfAUserComesLater_IsNotNeeded()
    {
        await AddAsync(target: "U0JAN", Jan);
        await RememberAsync("jan.kowalski@acme.test", "U0JAN");
        var later = await AddAsync(target: null, "jan.kowalski@acme.test");

        await SettleAsync();

        (await NotificationAsync(later.Id)).State.ShouldBe(NotificationState.Superseded);
    }

    private Task RememberAsync(string email, string user) =>
        Host.Get<SlackUserCache>().RememberAsync(Lane.Connection.Id, new Dictionary<string, string?> { [email] = user });

    // One run looks people up, the next addresses what is for them, the one after that posts it.
    private async Task SettleAsync()
    {
        for (var run = 0; run < 4; run++)
        {
            await StepAsync();
        }
    }

    private async Task<Notification> AddAsync(string? target, string email, int due = 0)
    {
        var row = Lane.Notification(target, Now.AddSeconds(due), Now.AddMinutes(5));
        await Host.SaveAsync(row, Person(row, 0, email, null));
        return row;
    }

    private static NotificationRecipient Person(Notification row, int position, string email, string? slackUserId) =>
        NotificationRecipient.Of(new Recipient { AccountId = $"a{position}", DisplayName = $"Person {position}", Email = email, SlackUserId = slackUserId }, row.Id, row.InstanceId, position);

    private static IReadOnlyList<string> Mentioned(SlackCall call) =>
        [.. call.Body.GetProperty("blocks")[0].GetProperty("text").GetProperty("text").GetString()!.Split("<@").Skip(1).Select(rest => rest[..rest.IndexOf('>', StringComparison.Ordinal)])];
}
