using System.Net;
using Microsoft.EntityFrameworkCore;
using Portal.Data.Notifications.Writing;
using Portal.Domain.Notifications;
using Portal.UnitTests.Support;
using Portal.Worker.Jobs;
using Portal.Worker.Notifications.Sending;

namespace Portal.UnitTests.Worker;

/// <summary>Which notifications may be posted as soon as they are on disk, and what their lane learns of it.</summary>
public sealed class DirectSenderTests : ScriptedLaneTest
{
    private DirectPosts Posts => Host.Get<DirectPostsOfLanes>().Of(Lane.Connection.Id);

    private WakeSlot Slot => Host.Get<WakeSlots>().Lane(Lane.Connection.Id);

    [Fact]
    public async Task Prepare_LaneWithOnePlace_TakesItUntilItIsGivenBack()
    {
        Posts.Open(1);
        var row = Notification("U1");

        var first = (await PrepareAsync(row)).ShouldNotBeNull();

        (first.Attempt.NotificationId, first.Attempt.Number, first.Attempt.Method, first.Attempt.Outcome, first.Attempt.StartedAt).ShouldBe((row.Id, 1, "chat.postMessage", AttemptOutcome.Started, Now));
        Posts.Count.ShouldBe(1);
        (await PrepareAsync(Notification("U2"))).ShouldBeNull();
        first.Abandoned();
        (Posts.Count, Posts.IsLost, Slot.HasNews).ShouldBe((0, false, false));
        Slack.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("U1", NotificationState.Sending)]
    [InlineData("U1", NotificationState.Delivered)]
    [InlineData(null, NotificationState.Waiting)]
    public async Task Prepare_NothingToSendYet_IsLeftToTheLane(string? target, NotificationState state)
    {
        Posts.Open(1);

        (await PrepareAsync(Lane.Notification(target, Now, Now.AddMinutes(1), state))).ShouldBeNull();

        Posts.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Prepare_ConnectionThatMayNotBeUsed_IsLeftToTheLane(bool isDisabled)
    {
        await using (var db = Host.Open())
        {
            var row = (await db.Connections.FindAsync(Lane.Connection.Id))!;
            if (isDisabled)
            {
                row.Disable();
            }
            else
            {
                row.Failed("token_revoked", credentialsRefused: true, Now);
            }

            await db.SaveChangesAsync();
        }

        Posts.Open(1);

        // A test may use a connection that waits to be mended, but it comes by the lane.
        (await PrepareAsync(Lane.Notification("U1", Now, Now.AddMinutes(1), isTest: true))).ShouldBeNull();
        Posts.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Prepare_ConnectionThatIsGone_IsLeftToTheLane()
    {
        await Host.ReadAsync(db => db.Connections.ExecuteDeleteAsync());
        Posts.Open(1);

        (await PrepareAsync(Notification("U1"))).ShouldBeNull();
    }

    [Fact]
    public async Task Prepare_PaceSaysNo_GivesThePlaceBack()
    {
        Posts.Open(3);
        (await PrepareAsync(Notification("U1"))).ShouldNotBeNull();

        (await PrepareAsync(Notification("U1"))).ShouldBeNull();

        (Posts.Count, Posts.IsLost, Slot.HasNews).ShouldBe((1, false, false));
    }

    [Fact]
    public async Task Prepare_LaneThatHasLooked_IsOpenAsLongAsNothingIsHeldBack()
    {
        await using var lane = Lane.Open();
        (await PrepareAsync(Notification("U1"))).ShouldBeNull();
        await Host.SaveAsync(Lane.Notification("U1", Now.AddSeconds(30), Now.AddMinutes(1)));

        await lane.SendDueAsync(CancellationToken.None);
        (await PrepareAsync(Notification("U1"))).ShouldNotBeNull().Abandoned();

        // Its target was written to a moment ago: whatever comes now must not overtake it.
        await Host.SaveAsync(Notification("U1"));
        Slot.TryPoke();
        await lane.SendDueAsync(CancellationToken.None);
        Advance(0.5);
        (await PrepareAsync(Notification("U2"))).ShouldBeNull();
        Slack.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Started_Taken_IsDeliveredAndTheLaneNeedNotLook()
    {
        var row = await StartAsync();

        await Until.TrueAsync(() => Posts.Count == 0);

        (await NotificationAsync(row.Id)).State.ShouldBe(NotificationState.Delivered);
        (await AttemptsAsync(row.Id)).ShouldHaveSingleItem().Outcome.ShouldBe(AttemptOutcome.Succeeded);
        (Posts.IsLost, Slot.HasNews).ShouldBe((false, false));
    }

    [Fact]
    public async Task Started_ToBeTriedAgain_HasTheLaneLook()
    {
        Slack.Answer(SlackReply.Broken(HttpStatusCode.ServiceUnavailable));
        var row = await StartAsync();

        await Until.TrueAsync(() => Posts.Count == 0);

        (await NotificationAsync(row.Id)).State.ShouldBe(NotificationState.Waiting);
        (Posts.IsLost, Slot.HasNews).ShouldBe((false, true));
    }

    private Notification Notification(string target) => Lane.Notification(target, Now, Now.AddMinutes(1));

    private Task<FirstAttempt?> PrepareAsync(Notification row) => Host.Get<DirectSender>().PrepareAsync(row, CancellationToken.None);

    /// <summary>As the intake does: the attempt is stored with its notification, which is under way then.</summary>
    private async Task<Notification> StartAsync()
    {
        Posts.Open(1);
        var row = Notification("U1");
        var first = (await PrepareAsync(row)).ShouldNotBeNull();
        await Host.SaveAsync(row, first.Attempt);
        await Host.ReadAsync(db => db.Notifications.Where(one => one.Id == row.Id).ExecuteUpdateAsync(
            one => one.SetProperty(notification => notification.State, NotificationState.Sending).SetProperty(notification => notification.AttemptCount, 1)));
        first.Started();
        return row;
    }
}
