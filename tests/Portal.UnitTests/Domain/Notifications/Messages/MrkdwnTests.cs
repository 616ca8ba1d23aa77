using FsCheck.Xunit;
using Portal.Domain.Notifications.Messages;

namespace Portal.UnitTests.Domain.Notifications.Messages;

public sealed class MrkdwnTests
{
    [Theory]
    [InlineData("a & b", "a &amp; b")]
    [InlineData("<!channel>", "&lt;!channel&gt;")]
    [InlineData("&lt;", "&amp;lt;")]
    [InlineData("*plain* text", "*plain* text")]
    public void Escape_ControlCharacters_AreEntities(string text, string expected) => Mrkdwn.Escape(text).ShouldBe(expected);

    [Theory]
    [InlineData("  two\r\n\tlines  here ", "two lines here")]
    [InlineData("a\u202Eb\u2066c", "abc")]
    [InlineData("🎉 stays", "🎉 stays")]
    [InlineData("\u0000\u0007", "")]
    [InlineData("one two", "one two")]
    [InlineData("ends ", "ends")]
    [InlineData(" begins", "begins")]
    [InlineData("two  blanks", "two blanks")]
    [InlineData("no\u00A0break", "no break")]
    [InlineData("tab\there", "tab here")]
    [InlineData(" ", "")]
    [InlineData("", "")]
    [InlineData("x\u202Ay\u202Ez\u2069", "xyz")]
    [InlineData("x\u2029y", "x y")]
    [InlineData("x\u2065y\u206Az", "x\u2065y\u206Az")]
    public void Line_TextFromOutside_IsOneLine(string text, string expected) => Mrkdwn.Line(text, 100).ShouldBe(expected);

    [Fact]
    public void Line_HalfOfASurrogatePair_IsReplaced() => Mrkdwn.Line("half \uD83C!", 100).ShouldBe("half \uFFFD!");

    [Theory]
    [InlineData("https://a.test/?x=1&y=2", "Label", "<https://a.test/?x=1&amp;y=2|Label>")]
    [InlineData("https://a.test/|b<c>", "a|b>c", "<https://a.test/%7Cb%3Cc%3E|a¦b&gt;c>")]
    [InlineData("https://a.test/", " \n ", "<https://a.test/>")]
    [InlineData("https://a.test/a b", "Label", "<https://a.test/a%20b|Label>")]
    public void Link_UrlAndLabel_CannotEndEarly(string url, string label, string expected) => Mrkdwn.Link(url, label).ShouldBe(expected);

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("a🎉🎉", 3, "a…")]
    [InlineData("abc", 1, "…")]
    [InlineData("a🎉b", 3, "a…")]
    [InlineData("a🎉bc", 4, "a🎉…")]
    [InlineData("🎉🎉", 2, "…")]
    [InlineData("abc", 0, "")]
    public void Truncate_LongText_KeepsWholeCharacters(string text, int longest, string expected) => Mrkdwn.Truncate(text, longest).ShouldBe(expected);

    [Fact]
    public void Date_AnyOffset_HasFallbackInUtc() =>
        Mrkdwn.Date(new DateTimeOffset(2026, 11, 24, 18, 0, 0, TimeSpan.FromHours(1)))
            .ShouldBe("<!date^1795539600^{date_short_pretty} at {time}|2026-11-24 17:00 UTC>");

    [Property(MaxTest = 2_000)]
    public bool Line_AnyText_FitsAndIsEscaped(string? text, byte room)
    {
        var line = Mrkdwn.Line(text ?? "", room);
        var bare = line.Replace("&amp;", "", StringComparison.Ordinal).Replace("&lt;", "", StringComparison.Ordinal).Replace("&gt;", "", StringComparison.Ordinal);
        return line.Length <= room && !bare.Any(c => c is '&' or '<' or '>' || char.IsControl(c));
    }

    [Fact]
    public void Line_OnlyEntities_UsesMostOfTheRoom() => Mrkdwn.Line(new string('&', 1_000), 700).Length.ShouldBeInRange(650, 700);
}
