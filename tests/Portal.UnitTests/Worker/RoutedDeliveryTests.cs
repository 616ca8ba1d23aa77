using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Routing;
using Portal.SlackSimulator;
using Portal.UnitTests.Support;

namespace Portal.UnitTests.Worker;

/// <summary>Which connection and fallback an event's step and definition lead to.</summary>
public sealed class RoutedDeliveryTests(SharedPortal portal) : IClassFixture<SharedPortal>, IAsyncLifetime
{
    private PortalServer Server => portal.Server;

    private SlackControl Slack => portal.Server.Slack;

    public async ValueTask InitializeAsync() => await Slack.ResetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Route_StepOverDefinitionOverInstance_ReachesItsChannelAndSaysWhy()
    {
        var instance = await TestInstance.AddAsync(Server);
        var finance = await instance.AddConnectionAsync("Finance", SampleWorkspace.FinanceWebhookPath);
        var legal = await instance.AddConnectionAsync("Legal", SampleWorkspace.WebhookPath);
        await instance.AddDefinitionAsync("def-1", "s-1", (definition, step) => (definition.ConnectionId, step.ConnectionId) = (finance, legal));

        await ShouldReachAsync(instance, null, null, instance.ConnectionId, SampleWorkspace.MemberChannel);
        await ShouldReachAsync(instance, "def-unknown", "s-1", instance.ConnectionId, SampleWorkspace.MemberChannel);
        await ShouldReachAsync(instance, "def-1", null, finance, SampleWorkspace.FinanceChannel);
        await ShouldReachAsync(instance, "def-1", "s-unknown", finance, SampleWorkspace.FinanceChannel);
        await ShouldReachAsync(instance, "def-1", "s-1", legal, SampleWorkspace.MemberChannel);
    }

    [Fact]
    public async Task Route_FallbackOfTheDefinition_WinsOverTheInstances()
    {
        var instance = await TestInstance.AddAsync(Server);
        var removed = await instance.AddConnectionAsync("Removed", SampleWorkspace.RemovedWebhookPath);
        await instance.AddDefinitionAsync("def-1", "s-1", (definition, _) => (definition.ConnectionId, definition.Fallback) = (removed, FallbackKeys.Skip));

        var row = await instance.WaitForAsync(await instance.SendAsync(Named("def-1", "s-1")), NotificationState.FellBack);

        row.Attempts[^1].Method.ShouldBe("fallback:SKIP");
    }

    private static TestEvent Named(string? definition, string? step)
    {
        var sent = new TestEvent();
        sent.Json["step"]!["definitionStepId"] = step;
        return sent.With("approval", new JsonObject { ["definitionId"] = definition });
    }

    private async Task ShouldReachAsync(TestInstance instance, string? definition, string? step, Guid connection, string channel)
    {
        var sent = Named(definition, step);

        var row = await instance.WaitForAsync(await instance.SendAsync(sent), NotificationState.Delivered);

        row.ConnectionId.ShouldBe(connection);
        JsonElement.Parse(row.Route).GetProperty("reasons").GetArrayLength().ShouldBeGreaterThan(0);
        (await Slack.MessagesAsync(sent.Key)).ShouldHaveSingleItem().GetProperty("channel").GetString().ShouldBe(channel);
    }
}
