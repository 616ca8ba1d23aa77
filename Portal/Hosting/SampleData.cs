using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Data;
using Portal.Data.Auth;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.Domain.Definitions;
using Portal.Domain.Notifications.Routing;
using Portal.Domain.Settings;
using Portal.SlackSimulator;
using Secret = Portal.Domain.Secret;

namespace Portal.Hosting;

/// <summary>
/// The organization that a fresh Development database begins with: an instance that reaches the simulator by a webhook and by an app, a definition, an event source,
/// and one member of each role. Made once; what a developer changes stays changed.
/// </summary>
internal sealed class SampleData(IDbContextFactory<PortalDbContext> contexts, SecretVault vault, IConfiguration configuration, TimeProvider time)
{
    public const string InstanceSlug = "sample";
    private const string ConnectionName = "Sample webhook";
    private const string AppConnectionName = "Acme Slack app";
    private const string SourceName = "Sample source";

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.ActAs("sample data");
        if (!await db.Organizations.AnyAsync(cancellationToken))
        {
            Add(db);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>The simulator moves with the address that the portal serves on; the sample connection goes along while it points at a simulator.</summary>
    public async Task FollowSimulatorAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.ActAs("sample data");
        var sample = await db.Connections.FirstOrDefaultAsync(row => row.Name == ConnectionName && row.WebhookUrl != null, cancellationToken);
        if (sample?.WebhookUrl is null || !SimulatorSettings.IsEnabled(configuration))
        {
            return;
        }

        var now = SimulatorWebhook();
        var stored = vault.Reveal(SecretPurpose.WebhookUrl, sample.WebhookUrl).Reveal();
        if (stored != now.Reveal() && stored.EndsWith(SimulatorSettings.Path + SampleWorkspace.WebhookPath, StringComparison.Ordinal))
        {
            sample.ReplaceWebhookUrl(vault.Protect(SecretPurpose.WebhookUrl, now));
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>The sample source's newest secret; null when the source was revoked.</summary>
    public async Task<Secret?> FindSigningSecretAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var source = await db.EventSources.AsNoTracking()
            .Include(row => row.Secrets)
            .Where(row => row.Name == SourceName && row.RevokedAt == null && db.Instances.Any(instance => instance.Id == row.InstanceId && instance.Slug == InstanceSlug))
            .FirstOrDefaultAsync(cancellationToken);
        var secret = source?.Secrets.Where(row => row.IsValidAt(now)).MaxBy(row => row.CreatedAt);
        return secret is null ? null : vault.Reveal(SecretPurpose.SigningSecret, secret.Value);
    }

    private void Add(PortalDbContext db)
    {
        var now = time.GetUtcNow();
        var organization = new Organization { Id = Guid.CreateVersion7(now), Slug = "acme", Name = "Acme", CreatedAt = now };
        var instance = new Instance { Id = Guid.CreateVersion7(now), OrganizationId = organization.Id, Slug = InstanceSlug, Name = "Acme Jira (sample)", CreatedAt = now };
        db.Organizations.Add(organization);
        db.Instances.Add(instance);
        // Nothing receives mail on a developer's machine.
        db.InstanceSettings.Add(new InstanceSettings { InstanceId = instance.Id, OrganizationId = organization.Id, Fallback = FallbackKeys.LogOnly });
        db.Members.AddRange(Members(organization.Id, now));
        var connection = Connection(instance, now);
        db.Connections.AddRange(connection, AppConnection(instance, now));
        db.Definitions.Add(Definition(instance, connection, now));
        db.EventSources.Add(Source(instance, now));
    }

    private static IEnumerable<Member> Members(Guid organizationId, DateTimeOffset now) =>
    [
        Member(organizationId, now, "ada", "Ada Admin", Role.Admin),
        Member(organizationId, now, "olaf", "Olaf Operator", Role.Operator),
        Member(organizationId, now, "aud", "Aud Auditor", Role.Auditor),
        Member(organizationId, now, "mia", "Mia Member", Role.Member),
    ];

    private static Member Member(Guid organizationId, DateTimeOffset now, string subject, string name, Role role) => new()
    {
        Id = Guid.CreateVersion7(now),
        OrganizationId = organizationId,
        Subject = subject,
        DisplayName = name,
        Email = subject + "@acme.test",
        Role = role,
    };

    private Connection Connection(Instance instance, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        OrganizationId = instance.OrganizationId,
        InstanceId = instance.Id,
        Name = ConnectionName,
        Mode = ConnectionModeKeys.IncomingWebhook,
        // Without the simulator nobody answers there.
        IsDefault = SimulatorSettings.IsEnabled(configuration),
        WebhookUrl = vault.Protect(SecretPurpose.WebhookUrl, SimulatorWebhook()),
        CreatedAt = now,
        UpdatedAt = now,
    };

    // Not the default: the webhook stays what a first event meets. Making this the default, or naming it in a definition, tries the app.
    private Connection AppConnection(Instance instance, DateTimeOffset now)
    {
        var connection = new Connection
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = instance.OrganizationId,
            InstanceId = instance.Id,
            Name = AppConnectionName,
            Mode = ConnectionModeKeys.SlackApp,
            TeamId = SampleWorkspace.TeamId,
            TeamName = SampleWorkspace.TeamName,
            AppId = SampleWorkspace.AppId,
            BotUserId = SampleWorkspace.BotUserId,
            CreatedAt = now,
            UpdatedAt = now,
        };
        connection.ReplaceBotToken(vault.Protect(SecretPurpose.BotToken, new Secret(SampleWorkspace.BotToken)), "sample data", now);
        return connection;
    }

    private Definition Definition(Instance instance, Connection connection, DateTimeOffset now)
    {
        var definition = new Definition
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = instance.OrganizationId,
            InstanceId = instance.Id,
            ExternalId = "def-1",
            Name = "Purchases",
            ConnectionId = SimulatorSettings.IsEnabled(configuration) ? connection.Id : null,
        };
        definition.Steps.Add(new StepDefinition { Id = Guid.CreateVersion7(now), DefinitionId = definition.Id, ExternalId = "s-1", Name = "Legal" });
        return definition;
    }

    private EventSource Source(Instance instance, DateTimeOffset now)
    {
        var source = new EventSource { Id = Guid.CreateVersion7(now), OrganizationId = instance.OrganizationId, InstanceId = instance.Id, Name = SourceName, CreatedAt = now };
        var secret = new Secret("whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        source.Secrets.Add(new EventSourceSecret
        {
            Id = Guid.CreateVersion7(now),
            EventSourceId = source.Id,
            Value = vault.Protect(SecretPurpose.SigningSecret, secret),
            CreatedAt = now,
        });
        return source;
    }

    private Secret SimulatorWebhook() =>
        new(new Uri(ServedAddress.Of(configuration), SimulatorSettings.Path + SampleWorkspace.WebhookPath).ToString());
}
