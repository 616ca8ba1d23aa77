using System.Text;
using System.Text.Json;
using MimeKit;
using Portal.Worker.Notifications.Fallbacks;

namespace Portal.UnitTests.Worker;

public sealed class FallbackMailTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Id = Guid.CreateVersion7(Now);

    [Fact]
    public void Write_AnyLanguage_ArrivesAsItWasWritten()
    {
        var source = Write("Zatwierdź: żółty 🎉 laptop", "Zażółć gęślą jaźń\n.\nFrom here");

        source.ShouldAllBe(sign => sign < 128);
        var mail = Read(source);
        mail.Subject.ShouldBe("Zatwierdź: żółty 🎉 laptop");
        mail.TextBody!.ReplaceLineEndings("\n").ShouldStartWith("Zażółć gęślą jaźń\n.\nFrom here\n\n-- \nYou get this e-mail");
        System.Net.WebUtility.HtmlDecode(mail.HtmlBody!).ShouldContain("<p>Zażółć gęślą jaźń<br>.<br>From here</p>");
        (mail.From.ToString(), mail.To.ToString(), mail.Date, mail.Headers["X-Portal-Notification"]).ShouldBe(("portal@acme.test", "jan@acme.test", Now, Id.ToString()));
        mail.MessageId!.ShouldEndWith("@acme.test");
    }

    [Theory]
    [InlineData("FIN-12\r\nBcc: eve@evil.test")]
    [InlineData("FIN-12\nBcc: eve@evil.test\n\nAnother body")]
    [InlineData("FIN-12\rBcc: eve@evil.test")]
    [InlineData("FIN-12\u0085Bcc: eve@evil.test")]
    [InlineData("FIN-12\u2028Bcc: eve@evil.test")]
    public void Write_SubjectOfSeveralLines_IsNoOtherHeader(string subject)
    {
        var mail = Read(Write(subject, "New laptop"));

        mail.Headers.Select(header => header.Field).Order().ShouldBe(["Date", "From", "Message-Id", "MIME-Version", "Subject", "To", "Auto-Submitted", "X-Auto-Response-Suppress", "X-Portal-Notification"], ignoreOrder: true);
        mail.Bcc.ShouldBeEmpty();
        mail.Subject!.ShouldStartWith("FIN-12 Bcc: eve@evil.test");
        mail.TextBody!.ShouldStartWith("New laptop");
    }

    [Theory]
    [InlineData("")]
    [InlineData("jan")]
    [InlineData("jan@@acme..test")]
    [InlineData("jan@acme.test, eve@evil.test")]
    [InlineData("jan@acme.test\r\nBcc: eve@evil.test")]
    [InlineData("jan@acme.test>\r\nRCPT TO:<eve@evil.test")]
    [InlineData("everybody: jan@acme.test, eve@evil.test;")]
    public void Write_NotOneAddress_IsRefused(string address) =>
        Should.Throw<ParseException>(() => FallbackMail.Write(Request("FIN-12", "New laptop"), "portal@acme.test", address, Now));

    [Fact]
    public void Write_SameMailAgain_HasTheSameIdAndAnotherAddressAnother()
    {
        var (first, again, other) = (IdFor("jan@acme.test"), IdFor("JAN@acme.test"), IdFor("bea@acme.test"));

        (again == first, other == first).ShouldBe((true, false));
        first.ShouldStartWith(Id.ToString("N"));
        Read(Write("FIN-12", "New laptop")).Headers[HeaderId.AutoSubmitted].ShouldBe("auto-generated");
    }

    private static string IdFor(string address)
    {
        using var mail = FallbackMail.Write(Request("FIN-12", "New laptop"), "portal@acme.test", address, Now);
        return mail.MessageId!;
    }

    private static FallbackRequest Request(string subject, string text) => new(Id, subject, JsonSerializer.Serialize(new { text }), [], null);

    private static string Write(string subject, string text)
    {
        using var mail = FallbackMail.Write(Request(subject, text), "portal@acme.test", "jan@acme.test", Now);
        mail.Prepare(EncodingConstraint.SevenBit);
        using var source = new MemoryStream();
        mail.WriteTo(source);
        return Encoding.Latin1.GetString(source.ToArray());
    }

    private static MimeMessage Read(string source)
    {
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(source));
        return MimeMessage.Load(stream);
    }
}
