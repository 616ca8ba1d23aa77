using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Routing;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Worker;

/// <summary>"Send again" asks anew: who is in Slack now, and where today's configuration leads.</summary>
public sealed class SendAgainTests : IAsyncLifetime
{
    private PortalServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await PortalServer.StartAsync();

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Resend_PersonWasAddedToSlackMeanwhile_IsTold()
    {
        var instance = await SlackAppInstance.AddAsync(_server, fallback: FallbackKeys.LogOnly);
        var newcomer = "newcomer@acme.test";
        var sent = await instance.Base.SendAsync(SlackAppInstance.Event(("u9", "Newcomer", newcomer)));
        var row = await instance.Base.WaitForAsync(sent, NotificationState.FellBack);
        await _server.Slack.AddPeopleAsync(newcomer);

        await ResendAsync(instance.Base, row.Id);

        await instance.Base.WaitForAsync(sent, NotificationState.Delivered);
    }

    [Fact]
    public async Task Resend_RouteLeadsElsewhereToday_GoesThere()
    {
        var instance = await TestInstance.AddAsync(_server, SampleWorkspace.RemovedWebhookPath, FallbackKeys.LogOnly);
        var body = new TestEvent();
        var sent = await instance.SendAsync(body);
        var row = await instance.WaitForAsync(sent, NotificationState.FellBack);
        await instance.ChangeConnectionAsync(connection => connection.IsDefault = false);
        var today = await instance.AddConnectionAsync("Today", SampleWorkspace.WebhookPath, isDefault: true);

        await ResendAsync(instance, row.Id);

        var rows = await Until.Async(() => instance.NotificationsAsync(sent), found => found.All(one => one.State is NotificationState.Delivered or NotificationState.Superseded));
        rows.Single(one => one.State == NotificationState.Delivered).ConnectionId.ShouldBe(today);
        (rows.Single(one => one.Id == row.Id).State, rows.Single(one => one.Id == row.Id).LastError).ShouldBe((NotificationState.Superseded, SupersededReasons.RoutedAnew));
        (await _server.Slack.CountAsync(body.Key)).ShouldBe(1);
    }

    [Fact]
    public async Task Resend_ChannelOfTheAppWasChanged_TheSamePersonIsToldByTheNewConnection()
    {
        var instance = await SlackAppInstance.AddAsync(_server, fallback: FallbackKeys.LogOnly);
        await _server.Slack.FaultAsync("chat.postMessage", "error", count: 1, error: "msg_too_long");
        var sent = await instance.Base.SendAsync(SlackAppInstance.Event(("u1", "Jan Kowalski", "jan@acme.test")));
        var row = await instance.Base.WaitForAsync(sent, NotificationState.FellBack);

        await ResendAsync(instance.Base, row.Id);

        var again = await instance.Base.WaitForAsync(sent, NotificationState.Delivered);
        (again.Id, again.LastError).ShouldBe((row.Id, null));
    }

    private async Task ResendAsync(TestInstance instance, Guid id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/instances/{instance.Slug}/notifications/{id}/resend");
        request.Headers.Authorization = new("Bearer", await instance.AddTokenAsync("admin"));
        using var response = await _server.Client.SendAsync(request);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }
}
