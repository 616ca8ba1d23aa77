using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Auth;
using Portal.Data.Auth;
using Portal.Domain;
using Portal.Domain.Connections;
using Portal.Features;
using Portal.Features.Connections;
using Portal.Features.Connections.Saving;
using Portal.Slack;
using Portal.Worker;

namespace Portal.UnitTests.Features.Connections;

/// <summary>The feature's use cases on a database of their own. Slack cannot be reached.</summary>
public abstract class ConnectionsTest : FeatureDatabase
{
    protected const string Url = "https://hooks.slack.com/services/T01/B01/abcdefghijklmnopWXYZ";

    internal static SlackOptions Slack { get; } = new() { ApiBaseUrl = "http://127.0.0.1:1/api/", RequestTimeout = TimeSpan.FromSeconds(1) };

    private protected virtual SlackOptions SlackOptions => Slack;

    protected override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddMetrics().AddPortalSlack().AddPortalWorker();
        services.AddSingleton(Options.Create(SlackOptions));
        new ConnectionsFeature().AddServices(services);
    }

    internal async Task<ConnectionSummary> AddAsync(string name) =>
        (await SaveAsync(new SaveConnectionRequest(null, null, name) { WebhookUrl = Url })).Value!.Connection;

    internal Task<Outcome<SaveConnectionResult>> SaveAsync(SaveConnectionRequest request, InstanceCaller? caller = null) =>
        Get<SaveConnection>().HandleAsync(caller ?? Caller, request, CancellationToken.None);

    internal Task<Outcome<SaveConnectionResult>> DisableAsync(Guid id) => SaveAsync(new SaveConnectionRequest(id, null, null) { Enabled = false });

    /// <summary>A Slack app connection with a token that nobody asked Slack about.</summary>
    internal async Task<Guid> AddAppAsync(string name, bool isDefault = false)
    {
        var now = Clock.GetUtcNow();
        var row = new Connection
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = Caller.OrganizationId,
            InstanceId = Caller.InstanceId,
            Name = name,
            Mode = ConnectionModeKeys.SlackApp,
            IsDefault = isDefault,
            BotToken = Get<SecretVault>().Protect(SecretPurpose.BotToken, new Secret("xoxb-1-2-abcdefghPQRS")),
            TeamId = "T01",
            TeamName = "Acme",
            InstalledBy = "Ada",
            InstalledAt = now,
            Scopes = "chat:write,users:read",
            CreatedAt = now,
            UpdatedAt = now,
        };
        await SaveAsync(db => db.Connections.Add(row));
        return row.Id;
    }

    internal Task AddChannelAsync(Guid connectionId, string id, string name, bool isMember = true, bool isArchived = false) => SaveAsync(db =>
    {
        var row = new SlackChannel { ConnectionId = connectionId, ChannelId = id, Name = "", NameKey = "", RefreshedAt = Clock.GetUtcNow() };
        row.Take(name, isPrivate: false, isArchived, isMember, Clock.GetUtcNow());
        db.SlackChannels.Add(row);
    });
}
