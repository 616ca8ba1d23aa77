using System.Globalization;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Routing;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Worker;

/// <summary>When a channel refuses, nobody gets an e-mail who is told by a notification of their own.</summary>
public sealed class FallbackAudienceDeliveryTests : IAsyncLifetime
{
    private static readonly (string, string, string?) Jan = ("u1", "Jan Kowalski", "jan@acme.test");
    private static readonly (string, string, string?) Nobody = ("u9", "Nobody", SampleWorkspace.UnknownEmail);

    private readonly SmtpServer _smtp = new();
    private PortalServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await PortalServer.StartAsync(
        ("Smtp:Host", "127.0.0.1"),
        ("Smtp:Port", _smtp.Port.ToString(CultureInfo.InvariantCulture)),
        ("Smtp:From", "portal@acme.test"),
        ("Smtp:UseTls", "false"));

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _smtp.DisposeAsync();
    }

    [Fact]
    public async Task Both_ChannelRefuses_OnlyWhoseDirectMessageFailsTooGetsAnEmail()
    {
        var instance = await SlackAppInstance.AddAsync(_server, fallback: FallbackKeys.Email);
        await instance.DeliverAsync("BOTH", SampleWorkspace.ArchivedChannel);

        var rows = await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(Jan, Nobody)), 3);

        var channel = rows.Single(row => row.RecipientKey.IsChannel);
        (channel.State, channel.LastError).ShouldBe((NotificationState.Failed, "is_archived"));
        channel.Attempts.Select(attempt => attempt.Method).ShouldBe(["chat.postMessage", "fallback:NONE"]);
        channel.Attempts[^1].Note.ShouldBe("No fallback was taken: each of these people has a notification of their own.");
        rows.Single(row => row.RecipientKey == RecipientKey.Person("u1")).State.ShouldBe(NotificationState.Delivered);
        rows.Single(row => row.RecipientKey == RecipientKey.Person("u9")).State.ShouldBe(NotificationState.FellBack);
        _smtp.Mails.ShouldHaveSingleItem().To.ShouldBe([SampleWorkspace.UnknownEmail]);
        (await Until.Async(instance.Base.ErrorsAsync, errors => errors.Length == 2)).ShouldContain(error => error.Code == "is_archived");
    }

    [Fact]
    public async Task Channel_Refuses_WhoIsNotInSlackGetsOneEmailAndNotTwo()
    {
        var instance = await SlackAppInstance.AddAsync(_server, fallback: FallbackKeys.Email);
        await instance.DeliverAsync("CHANNEL", SampleWorkspace.ArchivedChannel);

        var rows = await instance.SettledAsync(await instance.Base.SendAsync(SlackAppInstance.Event(Jan, Nobody)), 2);

        rows.ShouldAllBe(row => row.State == NotificationState.FellBack);
        _smtp.Mails.Select(mail => mail.To.ShouldHaveSingleItem()).ShouldBe(["jan@acme.test", SampleWorkspace.UnknownEmail], ignoreOrder: true);
    }
}
