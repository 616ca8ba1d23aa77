using Portal.Auth;
using Portal.Domain.Notifications;
using Portal.Features.Notifications.Story;

namespace Portal.UnitTests.Features.Notifications;

public sealed class NotificationTimelineTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly InstanceCaller Caller = new(Guid.CreateVersion7(Now), Guid.CreateVersion7(Now), "sample", "Olga");

    [Fact]
    public void Of_Delivered_FromEventToOutcome() =>
        Titles(Detail(NotificationState.Delivered, Rows.Attempt(Guid.Empty, 1, Now, AttemptOutcome.Succeeded)))
            .ShouldBe(["CALL_FOR_ACTION received from jira", "Planned for Finance", "Slack took the message", "Delivered"]);

    [Fact]
    public void Of_RefusedByWebhook_SlacksWordsRemedyAndWhereToApplyIt()
    {
        var detail = Detail(NotificationState.FellBack, Rows.Attempt(Guid.Empty, 1, Now, AttemptOutcome.Failed, status: 404, error: "no_service"));

        var entry = NotificationTimeline.Of(detail, Now)[2];

        entry.Title.ShouldBe("Slack answered no_service (404) after 120 ms");
        entry.Text.ShouldNotBeNullOrEmpty();
        entry.Remedy.ShouldNotBeNullOrEmpty();
        entry.LinksToConnection.ShouldBeTrue();
    }

    [Fact]
    public void Of_RateLimited_SaysHowLongSlackAsksToWait()
    {
        var detail = Detail(NotificationState.Waiting, Rows.Attempt(Guid.Empty, 1, Now, AttemptOutcome.Failed, status: 429, error: "rate_limited", retryAfter: 30_000));

        var entries = NotificationTimeline.Of(detail, Now);

        entries[2].Facts.ShouldBe("Attempt 1 · webhook · Retry-After 30 s");
        entries[2].LinksToConnection.ShouldBeFalse();
        entries.Where(entry => entry.IsAhead).Select(entry => entry.Title).ShouldBe(["Next attempt", "Fallback, if Slack has not taken it by then"]);
    }

    [Fact]
    public void Of_FallbackByEmail_SaysSo() =>
        Titles(Detail(NotificationState.FellBack, Rows.Attempt(Guid.Empty, 2, Now, AttemptOutcome.Succeeded, "fallback:EMAIL", status: null)))[2].ShouldBe("Fallback: e-mail sent");

    [Fact]
    public void Of_FailedWhereEachHasTheirOwn_DoesNotSayThatNobodyWasTold()
    {
        var entries = NotificationTimeline.Of(Detail(NotificationState.Failed, Rows.Attempt(Guid.Empty, 2, Now, AttemptOutcome.Succeeded, "fallback:NONE", status: null)), Now);

        entries[2].Title.ShouldBe("No fallback: its people are told one by one");
        entries[^1].Text.ShouldBe("Slack did not take it here. Each of these people has a notification of their own.");
    }

    [Fact]
    public void Of_AnyOutcome_HasWords()
    {
        foreach (var outcome in Enum.GetValues<AttemptOutcome>())
        {
            foreach (var method in new[] { "webhook", "chat.postMessage", "fallback:EMAIL", "fallback:SKIP", "fallback:LOG_ONLY", "fallback:NONE" })
            {
                Titles(Detail(NotificationState.Sending, Rows.Attempt(Guid.Empty, 1, Now, outcome, method, error: "x")))[2].ShouldNotBeNullOrWhiteSpace();
            }
        }
    }

    [Theory]
    [InlineData(AttemptOutcome.Succeeded, null, "Updated in Slack (version 2)")]
    [InlineData(AttemptOutcome.Started, null, "Updating in Slack (version 2)")]
    [InlineData(AttemptOutcome.Uncertain, null, "No answer to the update (version 2)")]
    [InlineData(AttemptOutcome.Failed, "edit_window_closed", "Slack answered edit_window_closed to the update (version 2)")]
    public void Of_Update_IsNoSecondPost(AttemptOutcome outcome, string? error, string expected)
    {
        var later = Now.AddMinutes(1);
        var detail = Detail(
            NotificationState.Delivered,
            Rows.Attempt(Guid.Empty, 1, Now, AttemptOutcome.Succeeded, "chat.postMessage"),
            Rows.Attempt(Guid.Empty, 2, later, outcome, "chat.update", error: error, version: 2));

        Titles(detail).ShouldBe(["CALL_FOR_ACTION received from jira", "Planned for Finance", "Slack took the message", "Delivered", expected]);
        detail.MayBeInSlack.ShouldBeFalse();
    }

    [Fact]
    public void Of_UpdateRefusedByAToken_SaysWhereToMendIt()
    {
        var entry = NotificationTimeline.Of(Detail(NotificationState.Delivered, Rows.Attempt(Guid.Empty, 2, Now.AddMinutes(1), AttemptOutcome.Failed, "chat.update", error: "token_revoked")), Now)[^1];

        entry.Remedy.ShouldNotBeNullOrEmpty();
        entry.LinksToConnection.ShouldBeTrue();
    }

    [Fact]
    public void Of_Click_SaysWhoOpenedWhatAfterTheDelivery()
    {
        var detail = Detail(NotificationState.Delivered, Rows.Attempt(Guid.Empty, 1, Now, AttemptOutcome.Succeeded));

        var entries = NotificationTimeline.Of(detail with { Clicks = [Rows.Click(detail.Row, Now.AddMinutes(2))] }, Now);

        (entries[^1].Title, entries[^1].Facts).ShouldBe(("Jan opened Approve", "<@U1>"));
    }

    private static IReadOnlyList<string> Titles(NotificationDetail detail) => [.. NotificationTimeline.Of(detail, Now).Select(entry => entry.Title)];

    private static NotificationDetail Detail(NotificationState state, params DeliveryAttempt[] attempts) => new NotificationDetail
    {
        Row = Rows.Notification(Caller, Now, state),
        ConnectionName = "Finance",
        Route = Rows.Route(null),
        Recipients = [],
        Attempts = [.. attempts.Select(AttemptView.FromRow.Compile())],
        Messages = [],
        Event = Rows.Event(Caller, Now),
    }.WithAdvice();
}
