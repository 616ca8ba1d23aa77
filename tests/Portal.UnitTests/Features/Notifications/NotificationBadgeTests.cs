using Portal.Components.Shared;
using Portal.Domain.Notifications;
using Portal.Features.Notifications;

namespace Portal.UnitTests.Features.Notifications;

public sealed class NotificationBadgeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(NotificationState.Delivered, "Delivered", BadgeTone.Good)]
    [InlineData(NotificationState.FallingBack, "Falling back", BadgeTone.Working)]
    [InlineData(NotificationState.Sending, "Sending", BadgeTone.Working)]
    [InlineData(NotificationState.Waiting, "Waiting", BadgeTone.Waiting)]
    [InlineData(NotificationState.FellBack, "Fell back", BadgeTone.NeedsYou)]
    [InlineData(NotificationState.Failed, "Failed", BadgeTone.Failed)]
    public void Of_State_WordAndTone(NotificationState state, string word, BadgeTone tone)
    {
        var badge = NotificationBadge.Of(state);

        (badge.Word, badge.Tone).ShouldBe((word, tone));
    }

    [Fact]
    public void Of_AllStates_EachItsOwnIcon() =>
        Enum.GetValues<NotificationState>().Select(state => NotificationBadge.Of(state).Icon).ShouldBeUnique();

    [Fact]
    public void Of_WaitingForLater_SaysUntilWhen()
    {
        NotificationBadge.Of(NotificationState.Waiting, Now.AddSeconds(90), null, Now).Detail.ShouldBe("until 12:01:30 UTC");
        NotificationBadge.Of(NotificationState.Waiting, Now.AddDays(1), null, Now).Detail.ShouldBe("until 22 Nov 12:00 UTC");
        NotificationBadge.Of(NotificationState.Waiting, Now, null, Now).Detail.ShouldBeNull();
    }

    [Fact]
    public void Of_Failed_SaysWhy() => NotificationBadge.Of(NotificationState.Failed, null, "no_service", Now).Detail.ShouldBe("no_service");
}
