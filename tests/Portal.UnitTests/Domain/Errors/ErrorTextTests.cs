using Portal.Domain.Errors;

namespace Portal.UnitTests.Domain.Errors;

public sealed class ErrorTextTests
{
    [Fact]
    public void FitKey_Short_IsKept() => ErrorText.FitKey("slack:1:users_not_found:jan@acme.test").ShouldBe("slack:1:users_not_found:jan@acme.test");

    [Fact]
    public void FitKey_JustFits_IsKept()
    {
        var key = new string('a', ErrorEntry.LongestCauseKey);

        ErrorText.FitKey(key).ShouldBe(key);
        ErrorText.FitKey(key + "a").ShouldStartWith(new string('a', 200));
    }

    [Fact]
    public void Acknowledge_Entry_RemembersWhoAndWhen()
    {
        var at = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        var entry = new ErrorEntry
        {
            Id = Guid.Empty,
            OrganizationId = Guid.Empty,
            InstanceId = Guid.Empty,
            CauseKey = "slack:1:timeout",
            Level = ErrorLevel.Warn,
            Code = "timeout",
            Message = "Slack is away",
            Remedy = "Nothing to do.",
            FirstSeenAt = at,
            LastSeenAt = at,
            Count = 1,
        };

        entry.Acknowledge("Jan", at);

        (entry.AcknowledgedBy, entry.AcknowledgedAt).ShouldBe(("Jan", at));
    }

    [Fact]
    public void FitKey_Long_FitsAndTellsCausesApart()
    {
        var start = new string('a', 2 * ErrorEntry.LongestCauseKey);

        var (one, other) = (ErrorText.FitKey(start + "1"), ErrorText.FitKey(start + "2"));

        one.Length.ShouldBeLessThanOrEqualTo(ErrorEntry.LongestCauseKey);
        one.ShouldBe(ErrorText.FitKey(start + "1"));
        one.ShouldNotBe(other);
    }

    [Fact]
    public void Fit_LongTexts_EndWithAnEllipsisAndInNoHalfCharacter()
    {
        var advice = new Advice(ErrorLevel.Warn, "code", "x" + string.Concat(Enumerable.Repeat("😀", 600)), new string('y', 1_001));

        var fitted = ErrorText.Fit(advice);

        fitted.Message.Length.ShouldBeLessThanOrEqualTo(ErrorEntry.LongestText);
        fitted.Message.ShouldEndWith("😀…");
        fitted.Remedy.Length.ShouldBe(ErrorEntry.LongestText);
    }
}
