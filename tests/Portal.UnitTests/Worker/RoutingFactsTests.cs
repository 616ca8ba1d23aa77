using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Providers;
using Portal.Data.Settings;
using Portal.Domain.Connections;
using Portal.Domain.Definitions;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Settings;
using Portal.Slack.Connections;
using Portal.UnitTests.Support;
using Portal.Worker.Notifications.Planning;

namespace Portal.UnitTests.Worker;

/// <summary>What routing reads of the configuration, how long it believes it, and that no instance sees another's.</summary>
public sealed class RoutingFactsTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private DataHost _host = null!;
    private SampleRows _rows = null!;
    private RoutingFacts _facts = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        _host = await DataHost.StartAsync(_database, services => SimulatedLane.Compose(services, _ => new ScriptedSlack()));
        _rows = await _host.AddInstanceAsync();
        _facts = NewFacts(new ConfigurationVersion());
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Ask_NothingConfigured_IsTheInstanceWithoutAConnection()
    {
        var question = await AskAsync();

        question.Instance.ShouldBe(new RouteLevel("instance", null, null, null, null));
        (question.Definition, question.Step).ShouldBe((null, null));
        question.Connections.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ask_EveryLevelConfigured_TellsEachAsItIs()
    {
        var (first, second) = (_rows.Connection("First"), _rows.Connection("Second", isDefault: true));
        var definition = Definition("def-1", second.Id, mode: "CHANNEL");
        definition.Steps.Add(Step(definition, "step-1", first.Id, "C7", "GROUP_DM", FallbackKeys.Skip));
        definition.Steps.Add(Step(definition, "step-2", null, null, null, null));
        await _host.SaveAsync(first, second, definition, Settings("C0", FallbackKeys.Email));

        var question = await AskAsync("def-1", "step-1");

        question.Instance.ShouldBe(new RouteLevel("instance", second.Id, "C0", null, FallbackKeys.Email));
        question.Definition.ShouldBe(new RouteLevel("definition", second.Id, null, DeliveryMode.Channel, null));
        question.Step.ShouldBe(new RouteLevel("step", first.Id, "C7", DeliveryMode.GroupDm, FallbackKeys.Skip));
        (await AskAsync("def-1", "step-2")).Step.ShouldBe(new RouteLevel("step", null, null, null, null));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(null, "step-1")]
    [InlineData("def-2", "step-1")]
    [InlineData("DEF-1", "step-1")]
    public async Task Ask_DefinitionThatIsNotThere_HasNoSuchLevel(string? definitionId, string? stepId)
    {
        var definition = Definition("def-1", null);
        definition.Steps.Add(Step(definition, "step-1", null, null, null, null));
        await _host.SaveAsync(definition);

        var question = await AskAsync(definitionId, stepId);

        (question.Definition, question.Step).ShouldBe((null, null));
    }

    [Theory]
    [InlineData(ConnectionModeKeys.IncomingWebhook, true, false)]
    [InlineData(ConnectionModeKeys.IncomingWebhookLookup, true, true)]
    [InlineData(ConnectionModeKeys.SlackApp, false, true)]
    [InlineData("CARRIER_PIGEON", false, false)]
    public async Task Ask_AConnection_SaysWhatItsModeCan(string mode, bool hasFixedChannel, bool mentionsPeople)
    {
        var lane = await SimulatedLane.AddAsync(_host, mode);

        var connections = (await _facts.AskAsync(lane.Connection.InstanceId, null, null, CancellationToken.None)).Connections;

        connections.ShouldHaveSingleItem().Value.ShouldBe(new RouteConnection(lane.Connection.Id, "App", mode, hasFixedChannel, mentionsPeople));
    }

    [Fact]
    public async Task Ask_AnotherInstance_SeesNothingOfThis()
    {
        await _host.SaveAsync(_rows.Connection("Mine", isDefault: true), Definition("def-1", null), Settings("C0", FallbackKeys.Email));
        var other = await _host.AddInstanceAsync();

        var question = await _facts.AskAsync(other.InstanceId, "def-1", null, CancellationToken.None);

        question.Instance.ShouldBe(new RouteLevel("instance", null, null, null, null));
        question.Definition.ShouldBeNull();
        question.Connections.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ask_ChangedByAnotherProcess_IsSeenWhenTheTimeIsOver()
    {
        await AskAsync("def-1");
        await _host.SaveAsync(_rows.Connection("New", isDefault: true), Definition("def-1", null));

        _host.Time.Advance(TimeSpan.FromSeconds(1.9));
        var before = await AskAsync("def-1");
        _host.Time.Advance(TimeSpan.FromSeconds(0.1));
        var after = await AskAsync("def-1");

        (before.Connections.Count, before.Definition is null).ShouldBe((0, true));
        (after.Connections.Count, after.Definition is null).ShouldBe((1, false));
    }

    [Fact]
    public async Task Ask_ChangedByThisProcess_IsSeenAtOnce()
    {
        var facts = NewFacts(_host.Get<ConfigurationVersion>());
        await facts.AskAsync(_rows.InstanceId, "def-1", null, CancellationToken.None);

        await _host.SaveAsync(_rows.Connection("New", isDefault: true), Definition("def-1", null));
        var question = await facts.AskAsync(_rows.InstanceId, "def-1", null, CancellationToken.None);

        (question.Connections.Count, question.Definition is null).ShouldBe((1, false));
    }

    // A version of its own stands for another process: its changes do not reach it.
    private RoutingFacts NewFacts(ConfigurationVersion version) =>
        new(_host.Get<IDbContextFactory<PortalDbContext>>(), _host.Get<ConnectionModeCatalog>(), version, _host.Time);

    private Task<RouteQuestion> AskAsync(string? definitionId = null, string? stepId = null) => _facts.AskAsync(_rows.InstanceId, definitionId, stepId, CancellationToken.None);

    private Definition Definition(string externalId, Guid? connectionId, string? mode = null) => new()
    {
        Id = _rows.NewId(),
        OrganizationId = _rows.Instance.OrganizationId,
        InstanceId = _rows.InstanceId,
        ExternalId = externalId,
        Name = "Purchases",
        ConnectionId = connectionId,
        DeliveryMode = mode,
    };

    private StepDefinition Step(Definition definition, string externalId, Guid? connectionId, string? channelId, string? mode, string? fallback) => new()
    {
        Id = _rows.NewId(),
        DefinitionId = definition.Id,
        ExternalId = externalId,
        Name = "Budget",
        ConnectionId = connectionId,
        ChannelId = channelId,
        DeliveryMode = mode,
        Fallback = fallback,
    };

    private InstanceSettings Settings(string channelId, string fallback) =>
        new() { InstanceId = _rows.InstanceId, OrganizationId = _rows.Instance.OrganizationId, DefaultChannelId = channelId, Fallback = fallback };
}
