using Portal.Auth;
using Portal.Domain.Notifications;
using Portal.Features.Notifications;

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
    public void Of_AnyOutcome_HasWords()
    {
        foreach (var outcome in Enum.GetValues<AttemptOutcome>())
        {
            foreach (var method in new[] { "webhook", "chat.postMessage", "fallback:EMAIL", "fallback:SKIP", "fallback:LOG_ONLY" })
            {
                Titles(Detail(NotificationState.Sending, Rows.Attempt(Guid.Empty, 1, Now, outcome, method, error: "x")))[2].ShouldNotBeNullOrWhiteSpace();
            }
        }
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
