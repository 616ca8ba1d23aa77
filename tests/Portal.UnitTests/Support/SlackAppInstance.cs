using Microsoft.EntityFrameworkCore;
using Portal.Data.Auth;
using Portal.Domain.Connections;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Routing;
using Portal.SlackSimulator;
using Secret = Portal.Domain.Secret;

namespace Portal.UnitTests.Support;

/// <summary>A <see cref="TestInstance"/> that reaches Slack by an app, or by a webhook that looks people up.</summary>
internal sealed class SlackAppInstance
{
    private const string DefinitionId = "def-app";
    private const string StepId = "s-app";
    private readonly PortalServer _server;

    private SlackAppInstance(PortalServer server, TestInstance instance) => (_server, Base) = (server, instance);

    public TestInstance Base { get; }

    public Guid ConnectionId { get; private set; }

    public static async Task<SlackAppInstance> AddAsync(
        PortalServer server, string mode = ConnectionModeKeys.SlackApp, string token = SampleWorkspace.BotToken, string fallback = FallbackKeys.LogOnly)
    {
        var instance = new SlackAppInstance(server, await TestInstance.AddAsync(server, webhookPath: null, fallback));
        await instance.AddConnectionAsync(mode, token);
        return instance;
    }

    /// <summary>Delivers the events of <see cref="Event"/> this way.</summary>
    public Task DeliverAsync(string deliveryMode, string? channelId = null) => Base.AddDefinitionAsync(
        DefinitionId, StepId, (definition, step) => (definition.ChannelId, step.DeliveryMode) = (channelId, deliveryMode));

    /// <summary>An event of the definition that <see cref="DeliverAsync"/> made.</summary>
    public static TestEvent Event(params IEnumerable<(string Id, string Name, string? Email)> people)
    {
        var body = new TestEvent();
        body.Json["step"]!["definitionStepId"] = StepId;
        return body
            .With("approval", new System.Text.Json.Nodes.JsonObject { ["definitionId"] = DefinitionId })
            .With("recipients", new System.Text.Json.Nodes.JsonArray([.. people.Select(person => TestEvent.Person(person.Id, person.Name, person.Email))]));
    }

    public Task<Connection> ConnectionAsync() => _server.InDatabaseAsync(db => db.Connections.AsNoTracking().SingleAsync(row => row.Id == ConnectionId));

    /// <summary>Waits until every notification of the event is settled.</summary>
    public Task<Notification[]> SettledAsync(Guid eventId, int count) => Until.Async(
        () => Base.NotificationsAsync(eventId),
        rows => rows.Length == count && rows.All(row => !NotificationStates.Open.Contains(row.State)),
        condition: $"{count} settled notifications");

    public Task<Message[]> MessagesAsync() => _server.InDatabaseAsync(db => db.Messages.AsNoTracking().Where(row => row.InstanceId == Base.Id).OrderBy(row => row.SentAt).ToArrayAsync());

    /// <summary>Waits until every message of the instance shows at least this version.</summary>
    public Task<Message[]> ShowingAsync(int version, int count) => Until.Async(
        MessagesAsync,
        rows => rows.Length == count && rows.All(row => row.ContentVersion >= version && row.State == MessageState.Current),
        condition: $"{count} messages of version {version}");

    private async Task AddConnectionAsync(string mode, string token) => ConnectionId = await _server.InDatabaseAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var vault = _server.Get<SecretVault>();
        var row = new Connection
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = Base.Row.OrganizationId,
            InstanceId = Base.Id,
            Name = "App",
            Mode = mode,
            IsDefault = true,
            CreatedAt = now,
            UpdatedAt = now,
        };
        if (mode == ConnectionModeKeys.SlackApp)
        {
            row.BotToken = vault.Protect(SecretPurpose.BotToken, new Secret(token));
        }
        else
        {
            row.LookupBotToken = vault.Protect(SecretPurpose.LookupBotToken, new Secret(token));
            row.WebhookUrl = vault.Protect(SecretPurpose.WebhookUrl, Base.WebhookUrl(SampleWorkspace.WebhookPath));
        }

        db.Connections.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    });
}
