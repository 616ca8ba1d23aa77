using Portal.Domain.Notifications;
using Portal.Features.Notifications.List;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Features.Notifications;

public sealed class StaleMessagesTests : NotificationsDatabase
{
    [Fact]
    public async Task HandleAsync_SomeUntrue_CountsThemAndTheOldest()
    {
        await AddAsync(MessageState.Stale, -42);
        await AddAsync(MessageState.Updating, -10);
        await AddAsync(MessageState.Stuck, -20);
        await AddAsync(MessageState.Current, staleFor: null);

        var stale = await Get<CountStaleMessages>().HandleAsync(Caller, CancellationToken.None);

        (stale.Count, stale.Stuck, stale.Oldest).ShouldBe((3, 1, Clock.Now.AddSeconds(-42)));
        stale.InWords(Clock.Now).ShouldBe("3 messages are not up to date yet, the oldest for 42 s. Slack refuses to change 1 of them.");
    }

    [Fact]
    public async Task HandleAsync_OthersUntrue_NotCounted()
    {
        var row = Rows.Notification(Neighbour, Clock.Now);
        await SaveAsync(db => db.AddRange(row, Rows.Message(row, Clock.Now, MessageState.Stale, Clock.Now)));

        (await Get<CountStaleMessages>().HandleAsync(Caller, CancellationToken.None)).ShouldBe(new StaleMessages(0, 0, null));
    }

    [Fact]
    public async Task HandleAsync_RightInstanceOfWrongOrganization_NotCounted()
    {
        await AddAsync(MessageState.Stale, -42);

        var stale = await Get<CountStaleMessages>().HandleAsync(Caller with { OrganizationId = Stranger.OrganizationId }, CancellationToken.None);

        stale.Count.ShouldBe(0);
    }

    [Fact]
    public async Task List_StaleOnly_ThoseWithSinceWhen()
    {
        var untrue = await AddAsync(MessageState.Stale, -42);
        await AddAsync(MessageState.Current, staleFor: null);

        var all = await Get<ListNotifications>().HandleAsync(Caller, new NotificationFilter(), 0, 50, CancellationToken.None);
        var stale = await Get<ListNotifications>().HandleAsync(Caller, new NotificationFilter { IsStaleOnly = true }, 0, 50, CancellationToken.None);

        (all.Total, stale.Total).ShouldBe((2, 1));
        var row = stale.Items.ShouldHaveSingleItem();
        (row.Id, row.StaleSince).ShouldBe((untrue.Id, Clock.Now.AddSeconds(-42)));
        all.Items.Single(item => item.Id != untrue.Id).StaleSince.ShouldBeNull();
    }

    [Theory]
    [InlineData(1, 0, "1 message is not up to date yet, for 5 s.")]
    [InlineData(2, 2, "2 messages are not up to date yet, the oldest for 5 s. Slack refuses to change 2 of them.")]
    public void InWords_AnyCount_IsASentence(int count, int stuck, string expected) =>
        new StaleMessages(count, stuck, Clock.Now.AddSeconds(-5)).InWords(Clock.Now).ShouldBe(expected);

    private async Task<Notification> AddAsync(MessageState state, int? staleFor)
    {
        var row = Rows.Notification(Caller, Clock.Now);
        await SaveAsync(db => db.AddRange(row, Rows.Message(row, Clock.Now, state, staleFor is { } seconds ? Clock.Now.AddSeconds(seconds) : null)));
        return row;
    }
}
