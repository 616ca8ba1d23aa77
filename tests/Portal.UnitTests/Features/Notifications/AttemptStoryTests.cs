using Portal.Components.Shared;
using Portal.Domain.Errors;
using Portal.Domain.Notifications;
using Portal.Features.Notifications.Story;

namespace Portal.UnitTests.Features.Notifications;

/// <summary>Each end of an attempt, as its timeline tells it.</summary>
public sealed class AttemptStoryTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly AdviceContext Context = new("Finance", "C012", "jan@acme.test");

    [Fact]
    public void Of_PostTaken_IsGoodAndSaysHowLongItTook() => AttemptStory.Of(Post(AttemptOutcome.Succeeded) with { HttpStatus = 200, LatencyMilliseconds = 87 }).ShouldBe(new TimelineEntry
    {
        At = At,
        Icon = "check_circle",
        Tone = BadgeTone.Good,
        Title = "Slack took the message",
        Facts = "Attempt 3 · chat.postMessage · HTTP 200 · 87 ms",
    });

    [Fact]
    public void Of_PostUnderWay_IsWorking() => AttemptStory.Of(Post(AttemptOutcome.Started)).ShouldBe(new TimelineEntry
    {
        At = At,
        Icon = "sync",
        Tone = BadgeTone.Working,
        Title = "Sending to Slack",
        Facts = "Attempt 3 · chat.postMessage",
    });

    [Theory]
    [InlineData(null, null, "No answer came", "The message may or may not be in Slack.")]
    [InlineData(999L, "It is sent again.", "No answer came after 999 ms", "It is sent again.")]
    [InlineData(1_000L, null, "No answer came after 1 s", "The message may or may not be in Slack.")]
    [InlineData(30_049L, null, "No answer came after 30 s", "The message may or may not be in Slack.")]
    [InlineData(30_050L, null, "No answer came after 30.1 s", "The message may or may not be in Slack.")]
    public void Of_PostWithoutAnAnswer_NeedsAPerson(long? latency, string? note, string title, string text)
    {
        var entry = AttemptStory.Of(Post(AttemptOutcome.Uncertain) with { LatencyMilliseconds = latency, Note = note });

        (entry.Icon, entry.Tone, entry.Title, entry.Text).ShouldBe(("help", BadgeTone.NeedsYou, title, text));
    }

    [Fact]
    public void Of_PostRefused_TellsWhatToDoAndLeadsToTheConnection()
    {
        var refused = Post(AttemptOutcome.Failed) with { HttpStatus = 200, ErrorCode = "not_in_channel", LatencyMilliseconds = 87, Note = "The fallback was used." };

        AttemptStory.Of(refused.WithAdvice(Context)).ShouldBe(new TimelineEntry
        {
            At = At,
            Icon = "error",
            Tone = BadgeTone.Failed,
            Title = "Slack answered not_in_channel (200) after 87 ms",
            Facts = "Attempt 3 · chat.postMessage",
            Text = "Bot not in channel C012 for connection \"Finance\" -- run /invite @portal",
            Remedy = "Run /invite @portal in the channel, then test again.",
            LinksToConnection = true,
        });
    }

    [Fact]
    public void Of_PostHeldBack_IsWaitingAndSaysUntilWhen()
    {
        var held = Post(AttemptOutcome.Failed) with { HttpStatus = 429, ErrorCode = "ratelimited", RetryAfterMilliseconds = 7_000 };

        var entry = AttemptStory.Of(held.WithAdvice(Context));

        (entry.Icon, entry.Tone, entry.Title, entry.LinksToConnection).ShouldBe(("hourglass_top", BadgeTone.Waiting, "Slack answered ratelimited (429)", false));
        entry.Facts.ShouldBe("Attempt 3 · chat.postMessage · Retry-After 7 s");
        entry.Text.ShouldBe("Slack rate limit hit for connection \"Finance\", retrying after 7s");
    }

    [Theory]
    [InlineData(null, null, "The attempt failed")]
    [InlineData("timeout", null, "Slack answered timeout")]
    [InlineData(null, 502, "Slack answered an error (502)")]
    public void Of_PostFailed_SaysWhatIsKnownOfTheAnswer(string? code, int? status, string title) =>
        AttemptStory.Of(Post(AttemptOutcome.Failed) with { ErrorCode = code, HttpStatus = status, Note = "Why." }).ShouldSatisfyAllConditions(
            entry => entry.Title.ShouldBe(title), entry => entry.Text.ShouldBe("Why."), entry => entry.Remedy.ShouldBeNull(), entry => entry.LinksToConnection.ShouldBeFalse());

    [Theory]
    [InlineData("EMAIL", AttemptOutcome.Succeeded, "Fallback: e-mail sent")]
    [InlineData("SKIP", AttemptOutcome.Succeeded, "Fallback: nothing is sent, as configured")]
    [InlineData("LOG_ONLY", AttemptOutcome.Succeeded, "Fallback: only written to the log, as configured")]
    [InlineData("NONE", AttemptOutcome.Succeeded, "No fallback: its people are told one by one")]
    [InlineData("PIGEON", AttemptOutcome.Succeeded, "Fallback PIGEON taken")]
    [InlineData("EMAIL", AttemptOutcome.Started, "Fallback EMAIL under way")]
    [InlineData("EMAIL", AttemptOutcome.Uncertain, "Fallback EMAIL: no answer came")]
    [InlineData("EMAIL", AttemptOutcome.Failed, "Fallback EMAIL failed")]
    public void Of_Fallback_SaysWhatWasDoneAndNotMore(string fallback, AttemptOutcome outcome, string title)
    {
        var entry = AttemptStory.Of(Post(outcome) with { Method = "fallback:" + fallback, ErrorCode = "smtp_refused" });

        var isTaken = outcome == AttemptOutcome.Succeeded;
        (entry.Title, entry.Text).ShouldBe((title, "smtp_refused"));
        (entry.Icon, entry.Tone).ShouldBe(isTaken ? ("alt_route", BadgeTone.NeedsYou) : ("error", BadgeTone.Failed));
        AttemptStory.Of(Post(outcome) with { Method = "fallback:" + fallback, Note = "Sent to jan@acme.test.", ErrorCode = "x" }).Text.ShouldBe("Sent to jan@acme.test.");
    }

    [Theory]
    [InlineData(AttemptOutcome.Succeeded, "published_with_changes", BadgeTone.Good, "Updated in Slack (version 2)", null)]
    [InlineData(AttemptOutcome.Started, "sync", BadgeTone.Working, "Updating in Slack (version 2)", null)]
    [InlineData(AttemptOutcome.Uncertain, "help", BadgeTone.Waiting, "No answer to the update (version 2)", "Why.")]
    [InlineData(AttemptOutcome.Failed, "error", BadgeTone.Failed, "Slack answered message_not_found to the update (version 2)", "Why.")]
    public void Of_Update_SaysWhichVersionItWas(AttemptOutcome outcome, string icon, BadgeTone tone, string title, string? text)
    {
        var attempt = Update(outcome) with { ErrorCode = outcome == AttemptOutcome.Failed ? "message_not_found" : null, Note = "Why." };

        var entry = AttemptStory.Of(attempt.WithAdvice(Context));

        (entry.Icon, entry.Tone, entry.Title, entry.Text).ShouldBe((icon, tone, title, text));
        (entry.Remedy, entry.LinksToConnection).ShouldBe((null, false));
    }

    [Fact]
    public void Of_UpdateRefused_LeadsToTheConnectionWhereThatMendsIt()
    {
        var refused = (Update(AttemptOutcome.Failed) with { ContentVersion = null, ErrorCode = "token_revoked", HttpStatus = 200 }).WithAdvice(Context);

        var entry = AttemptStory.Of(refused);

        (entry.Title, entry.LinksToConnection).ShouldBe(("Slack answered token_revoked to the update", true));
        (entry.Text, entry.Remedy).ShouldBe(("Bot Token revoked for connection \"Finance\" -- reconnect required", "Reconnect it with \"Add to Slack\". Until then the fallback is used."));
    }

    [Fact]
    public void Of_UpdateHeldBack_IsWaiting()
    {
        var held = Update(AttemptOutcome.Failed) with { RetryAfterMilliseconds = 500 };

        var entry = AttemptStory.Of(held);

        (entry.Icon, entry.Tone, entry.Title).ShouldBe(("hourglass_top", BadgeTone.Waiting, "Slack answered an error to the update (version 2)"));
        entry.Facts.ShouldBe("Attempt 3 · chat.update · Retry-After 500 ms");
    }

    [Theory]
    [InlineData("chat.postMessage", AttemptOutcome.Failed, "timeout", true)]
    [InlineData("chat.postMessage", AttemptOutcome.Failed, null, false)]
    [InlineData("chat.postMessage", AttemptOutcome.Succeeded, "timeout", false)]
    [InlineData("fallback:EMAIL", AttemptOutcome.Failed, "timeout", false)]
    public void WithAdvice_Attempt_AdvisesOnWhatSlackRefused(string method, AttemptOutcome outcome, string? code, bool isAdvised) =>
        ((Post(outcome) with { Method = method, ErrorCode = code }).WithAdvice(Context).Advice is not null).ShouldBe(isAdvised);

    private static AttemptView Update(AttemptOutcome outcome) => Post(outcome) with { Method = "chat.update", ContentVersion = 2 };

    private static AttemptView Post(AttemptOutcome outcome) => new() { NotificationId = Guid.Empty, Number = 3, Method = "chat.postMessage", StartedAt = At, Outcome = outcome };
}
