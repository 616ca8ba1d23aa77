using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Portal.Domain.Notifications;
using Portal.UnitTests.Support;
using Portal.Worker.Notifications.Fallbacks;

namespace Portal.UnitTests.Worker;

/// <summary>The conversation with the mail server: what it costs when the server is slow, choosy or not to be trusted.</summary>
public sealed class EmailFallbackTests : IAsyncDisposable
{
    private const string Password = "verysecret";
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
    private readonly SmtpServer _smtp = new();
    private readonly ListLog _log = new();
    private readonly SmtpOptions _options;

    public EmailFallbackTests() => _options = new() { Host = "127.0.0.1", Port = _smtp.Port, From = "portal@acme.test", UseTls = false };

    public async ValueTask DisposeAsync()
    {
        await _smtp.DisposeAsync();
        _log.Dispose();
    }

    [Fact]
    public async Task Run_SeveralAddresses_OneConnectionAndOneMailEach()
    {
        var result = await RunAsync("jan@acme.test", "bea@acme.test");

        (result.Note, result.Problem).ShouldBe(("Sent by e-mail to 2 addresses.", null));
        _smtp.Mails.Select(mail => mail.To.ShouldHaveSingleItem()).ShouldBe(["jan@acme.test", "bea@acme.test"]);
        _smtp.Mails.ShouldAllBe(mail => mail.Text.Contains("Subject: Zatwierdź FIN-12") && mail.Text.Contains("Nowy żółty laptop") && mail.Source.All(char.IsAscii));
        _smtp.Connections.ShouldBe(1);
        _smtp.Commands.ShouldNotContain(command => command.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task Run_OneAddressRefused_TheOthersGetTheirs(bool hangsUp, int connections)
    {
        _smtp.Answer = command => !command.Contains("<jan", StringComparison.Ordinal) ? null : hangsUp ? throw new IOException() : "550 nobody of that name";

        var result = await RunAsync("jan@acme.test", "bea@acme.test");

        (result.Note, result.Problem?.Code).ShouldBe(("Sent by e-mail to 1 of 2 addresses.", "smtp_failed"));
        _smtp.Mails.ShouldHaveSingleItem().To.ShouldBe(["bea@acme.test"]);
        _smtp.Connections.ShouldBe(connections);
    }

    [Fact]
    public async Task Run_TlsWantedButNotOffered_FailsWithTheCauseAndSendsNothing()
    {
        (_options.UseTls, _options.UserName, _options.Password) = (true, "portal", Password);

        var result = await RunAsync("jan@acme.test", "bea@acme.test");

        (result.Note, result.Problem?.Code).ShouldBe(("The mail server did not take the e-mail.", "smtp_without_tls"));
        _smtp.Commands.Select(Verb).ShouldBe(["EHLO"]);
    }

    [Fact]
    public async Task Run_CertificateThatNobodyTrusts_SendsNothing()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        (_options.UseTls, _smtp.Certificate) = (true, certificate);

        var result = await RunAsync("jan@acme.test");

        (result.Problem?.Code).ShouldBe("smtp_failed");
        _smtp.Commands.Select(Verb).ShouldBe(["EHLO", "STAR"]);
        _log.Lines.ShouldHaveSingleItem().ShouldContain("certificate");
    }

    [Fact]
    public async Task Run_PasswordTaken_SendsTheMail()
    {
        (_options.UserName, _options.Password) = ("portal", Password);
        _smtp.Answer = command => Verb(command) switch { "EHLO" => "250-test\r\n250 AUTH PLAIN", "AUTH" => "235 welcome", _ => null };

        (await RunAsync("jan@acme.test")).Problem.ShouldBeNull();

        _smtp.Commands.ShouldContain("AUTH PLAIN " + Credentials);
        _smtp.Mails.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("535 5.7.8 refused: ")]
    [InlineData("no status at all: ")]
    public async Task Run_PasswordRefusedByAServerThatRepeatsIt_IsTriedOnceAndNotLogged(string answer)
    {
        (_options.UserName, _options.Password) = ("portal", Password);
        _smtp.Answer = command => Verb(command) switch { "EHLO" => "250-test\r\n250 AUTH PLAIN", "AUTH" => $"{answer}{command} {Password}", _ => null };

        var result = await RunAsync("jan@acme.test", "bea@acme.test");

        (result.Note, result.Problem?.Code).ShouldBe(("The mail server did not take the e-mail.", "smtp_failed"));
        _smtp.Commands.Select(Verb).Count(verb => verb == "AUTH").ShouldBe(1);
        var line = _log.Lines.ShouldHaveSingleItem();
        line.ShouldContain("Smtp__Password");
        line.ShouldNotContain(Password);
        line.ShouldNotContain(Credentials);
    }

    [Fact]
    public async Task Run_ServerThatSaysNothing_EndsWithTheTimeout()
    {
        _smtp.IsSilent = true;
        var running = RunAsync("jan@acme.test", "bea@acme.test");
        await Until.TrueAsync(() => Task.FromResult(_smtp.Connections == 1));

        _time.Advance(_options.Timeout);

        ((await running).Problem?.Code).ShouldBe("smtp_failed");
        _smtp.Connections.ShouldBe(1);
    }

    [Fact]
    public async Task Run_ServerThatTakesItsTime_TheTimeoutBoundsAllMailsTogether()
    {
        _smtp.Answer = command =>
        {
            _time.Advance(Verb(command) == "MAIL" ? TimeSpan.FromSeconds(6) : TimeSpan.Zero);
            return null;
        };

        var result = await RunAsync([.. Enumerable.Range(1, 5).Select(number => $"p{number}@acme.test")]);

        (result.Note, result.Problem?.Code).ShouldBe(("Sent by e-mail to 2 of 5 addresses.", "smtp_failed"));
    }

    private static string Credentials => Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0portal\0{Password}"));

    private static string Verb(string command) => command[..Math.Min(4, command.Length)];

    private async Task<FallbackResult> RunAsync(params string[] addresses)
    {
        using var logging = LoggerFactory.Create(builder => builder.AddProvider(_log));
        List<NotificationRecipient> people = [.. addresses.Select(address => new NotificationRecipient { NotificationId = Guid.Empty, InstanceId = Guid.Empty, Position = 0, DisplayName = address, NameKey = address, Email = address })];
        return await new EmailFallback(Options.Create(_options), _time, logging.CreateLogger<EmailFallback>())
            .RunAsync(new FallbackRequest(Guid.CreateVersion7(_time.GetUtcNow()), "Zatwierdź FIN-12", "{\"text\":\"Nowy żółty laptop\"}", people, null), CancellationToken.None);
    }
}
