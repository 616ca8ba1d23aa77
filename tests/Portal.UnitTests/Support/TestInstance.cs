using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Auth;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.Domain.Definitions;
using Portal.Domain.Notifications;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Settings;
using Portal.SlackSimulator;
using Secret = Portal.Domain.Secret;

namespace Portal.UnitTests.Support;

/// <summary>An instance that one test has for itself, with what a source system needs to post to it.</summary>
internal sealed class TestInstance
{
    private readonly PortalServer _server;

    private TestInstance(PortalServer server, Instance row)
    {
        _server = server;
        Row = row;
        SigningSecret = NewSigningSecret();
    }

    public Instance Row { get; }

    public Guid Id => Row.Id;

    public string Slug => Row.Slug;

    /// <summary>The <c>whsec_…</c> text of the instance's source.</summary>
    public string SigningSecret { get; }

    public Guid SourceId { get; private set; }

    /// <summary>The default connection, an incoming webhook.</summary>
    public Guid ConnectionId { get; private set; }

    public string EventsPath => $"/api/v1/instances/{Slug}/events";

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <param name="server">Where.</param>
    /// <param name="webhookPath">The simulator's webhook behind the default connection; null for an instance without one.</param>
    /// <param name="fallback">The instance's fallback.</param>
    /// <param name="slackUrl">The simulator's address, when it is not the embedded one.</param>
    public static async Task<TestInstance> AddAsync(
        PortalServer server, string? webhookPath = SampleWorkspace.WebhookPath, string fallback = FallbackKeys.LogOnly, string? slackUrl = null)
    {
        var id = Guid.CreateVersion7(Now);
        var slug = "i-" + id.ToString("N")[^12..];
        var organization = new Organization { Id = Guid.CreateVersion7(Now), Slug = slug, Name = slug, CreatedAt = Now };
        var instance = new TestInstance(server, new Instance { Id = id, OrganizationId = organization.Id, Slug = slug, Name = slug, CreatedAt = Now });
        await server.InDatabaseAsync(async db =>
        {
            db.Organizations.Add(organization);
            db.Instances.Add(instance.Row);
            db.InstanceSettings.Add(new InstanceSettings { InstanceId = id, OrganizationId = organization.Id, Fallback = fallback });
            instance.SourceId = instance.AddSource(db, instance.SigningSecret).Id;
            return await db.SaveChangesAsync();
        });
        if (webhookPath is not null)
        {
            instance.ConnectionId = await instance.AddConnectionAsync("Default", webhookPath, isDefault: true, slackUrl);
        }

        return instance;
    }

    public static string NewSigningSecret() => "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public Secret WebhookUrl(string path, string? slackUrl = null) => new((slackUrl ?? $"{_server.Address.ToString().TrimEnd('/')}/simulator") + path);

    public Task<Guid> AddConnectionAsync(string name, string webhookPath, bool isDefault = false, string? slackUrl = null) =>
        _server.InDatabaseAsync(async db =>
        {
            var row = new Connection
            {
                Id = Guid.CreateVersion7(Now),
                OrganizationId = Row.OrganizationId,
                InstanceId = Id,
                Name = name,
                Mode = ConnectionModeKeys.IncomingWebhook,
                IsDefault = isDefault,
                WebhookUrl = _server.Get<SecretVault>().Protect(SecretPurpose.WebhookUrl, WebhookUrl(webhookPath, slackUrl)),
                CreatedAt = Now,
                UpdatedAt = Now,
            };
            db.Connections.Add(row);
            await db.SaveChangesAsync();
            return row.Id;
        });

    /// <summary>A definition with one step, set up as <paramref name="setUp"/> says.</summary>
    public Task AddDefinitionAsync(string externalId, string stepExternalId, Action<Definition, StepDefinition> setUp) => _server.InDatabaseAsync(db =>
    {
        var definition = new Definition { Id = Guid.CreateVersion7(Now), OrganizationId = Row.OrganizationId, InstanceId = Id, ExternalId = externalId, Name = "Purchases" };
        var step = new StepDefinition { Id = Guid.CreateVersion7(Now), DefinitionId = definition.Id, ExternalId = stepExternalId, Name = "Legal" };
        setUp(definition, step);
        definition.Steps.Add(step);
        db.Definitions.Add(definition);
        return db.SaveChangesAsync();
    });

    public Task ChangeConnectionAsync(Action<Connection> change) => _server.InDatabaseAsync(async db =>
    {
        change(await db.Connections.SingleAsync(row => row.Id == ConnectionId));
        return await db.SaveChangesAsync();
    });

    public Task<Connection> ConnectionAsync() => _server.InDatabaseAsync(db => db.Connections.AsNoTracking().SingleAsync(row => row.Id == ConnectionId));

    public Task ChangeSourceAsync(Action<EventSource> change) => _server.InDatabaseAsync(async db =>
    {
        var source = await db.EventSources.Include(row => row.Secrets).SingleAsync(row => row.Id == SourceId);
        var before = source.Secrets.ToList();
        change(source);
        db.AddRange(source.Secrets.Except(before));
        return await db.SaveChangesAsync();
    });

    public EventSourceSecret NewSecretRow(string secret) => new()
    {
        Id = Guid.CreateVersion7(Now),
        EventSourceId = SourceId,
        Value = _server.Get<SecretVault>().Protect(SecretPurpose.SigningSecret, new Secret(secret)),
        CreatedAt = Now,
    };

    /// <summary>Answers the token's text.</summary>
    public Task<string> AddTokenAsync(string scope, DateTimeOffset? expiresAt = null, bool isRevoked = false) => AddTokenAsync(Id, scope, expiresAt, isRevoked);

    /// <summary>A token of the instance's organization; answers its text.</summary>
    public Task<string> AddOrganizationTokenAsync(string scope, DateTimeOffset? expiresAt = null, bool isRevoked = false) => AddTokenAsync(null, scope, expiresAt, isRevoked);

    private Task<string> AddTokenAsync(Guid? instanceId, string scope, DateTimeOffset? expiresAt, bool isRevoked) => _server.InDatabaseAsync(async db =>
    {
        var token = "ptl_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var row = new ApiToken
        {
            Id = Guid.CreateVersion7(Now),
            OrganizationId = Row.OrganizationId,
            InstanceId = instanceId,
            Name = "test " + scope,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))),
            LastFour = token[^4..],
            Scopes = [scope],
            CreatedAt = Now,
            CreatedBy = "tests",
            ExpiresAt = expiresAt,
        };
        if (isRevoked)
        {
            row.Revoke(Now);
        }

        db.ApiTokens.Add(row);
        await db.SaveChangesAsync();
        return token;
    });

    /// <summary>Signs as a source does and posts; any part may be spoilt by <paramref name="change"/>.</summary>
    public Task<HttpResponseMessage> PostAsync(TestEvent body, Func<SignedPost, SignedPost>? change = null) => PostAsync(body.ToBytes(), change);

    public async Task<HttpResponseMessage> PostAsync(byte[] body, Func<SignedPost, SignedPost>? change = null)
    {
        var post = new SignedPost(EventsPath, body, SigningSecret);
        using var request = (change?.Invoke(post) ?? post).ToRequest();
        return await _server.Client.SendAsync(request);
    }

    /// <summary>Posts and expects 202; answers the event's id.</summary>
    public async Task<Guid> SendAsync(TestEvent body)
    {
        using var answer = await PostAsync(body);
        var json = await answer.ShouldBeAcceptedAsync();
        return json.GetProperty("id").GetGuid();
    }

    public Task<ReceivedEvent[]> EventsAsync() => _server.InDatabaseAsync(db => db.Events.AsNoTracking().Where(row => row.InstanceId == Id).ToArrayAsync());

    /// <summary>The event's notifications with their attempts in order.</summary>
    public Task<Notification[]> NotificationsAsync(Guid eventId) => ReadAsync(db => db.Notifications.Where(row => row.EventId == eventId));

    public Task<Notification[]> NotificationsAsync() => ReadAsync(db => db.Notifications.Where(row => row.InstanceId == Id));

    /// <summary>How many notifications of the instance were delivered.</summary>
    public Task<int> DeliveredAsync() =>
        _server.InDatabaseAsync(db => db.Notifications.CountAsync(row => row.InstanceId == Id && row.State == NotificationState.Delivered));

    /// <summary>Waits until the event has one notification and that is in this state.</summary>
    public async Task<Notification> WaitForAsync(Guid eventId, NotificationState state, TimeSpan? patience = null)
    {
        var found = await Until.Async(
            async () => (await NotificationsAsync(eventId)).SingleOrDefault(),
            row => row?.State == state,
            patience,
            $"state {state} of event {eventId}");
        return found!;
    }

    public Task<Portal.Domain.Errors.ErrorEntry[]> ErrorsAsync() =>
        _server.InDatabaseAsync(db => db.Errors.AsNoTracking().Where(row => row.InstanceId == Id).ToArrayAsync());

    private Task<Notification[]> ReadAsync(Func<PortalDbContext, IQueryable<Notification>> which) => _server.InDatabaseAsync(db =>
        which(db).AsNoTracking().Include(row => row.Recipients).Include(row => row.Attempts.OrderBy(attempt => attempt.Number)).ToArrayAsync());

    private EventSource AddSource(PortalDbContext db, string secret)
    {
        var source = new EventSource { Id = Guid.CreateVersion7(Now), OrganizationId = Row.OrganizationId, InstanceId = Id, Name = "Tests", CreatedAt = Now };
        SourceId = source.Id;
        source.Secrets.Add(NewSecretRow(secret));
        db.EventSources.Add(source);
        return source;
    }
}
