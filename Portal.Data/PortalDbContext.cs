using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Portal.Data.Audit;
using Portal.Data.Auth;
using Portal.Data.Connections;
using Portal.Domain.Audit;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.Domain.Definitions;
using Portal.Domain.Errors;
using Portal.Domain.Notifications;
using Portal.Domain.Settings;

namespace Portal.Data;

/// <summary>
/// All that Portal remembers. Each provider has a subclass with migrations of its own; add one to all three with
/// <c>eng/add-migration.sh Name</c>.
/// </summary>
public abstract class PortalDbContext(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<Organization> Organizations => Set<Organization>();

    public DbSet<Instance> Instances => Set<Instance>();

    public DbSet<InstanceSettings> InstanceSettings => Set<InstanceSettings>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<SignedOutSession> SignedOutSessions => Set<SignedOutSession>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<EventSource> EventSources => Set<EventSource>();

    public DbSet<Connection> Connections => Set<Connection>();

    public DbSet<Definition> Definitions => Set<Definition>();

    public DbSet<ReceivedEvent> Events => Set<ReceivedEvent>();

    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<NotificationRecipient> NotificationRecipients => Set<NotificationRecipient>();

    public DbSet<DeliveryAttempt> DeliveryAttempts => Set<DeliveryAttempt>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<StepState> StepStates => Set<StepState>();

    public DbSet<NotificationClick> NotificationClicks => Set<NotificationClick>();

    public DbSet<InstallState> InstallStates => Set<InstallState>();

    public DbSet<SlackChannel> SlackChannels => Set<SlackChannel>();

    public DbSet<ChannelListing> ChannelListings => Set<ChannelListing>();

    public DbSet<ConnectionCheck> ConnectionChecks => Set<ConnectionCheck>();

    public DbSet<CachedSlackUser> CachedSlackUsers => Set<CachedSlackUser>();

    public DbSet<SlackRequest> SlackRequests => Set<SlackRequest>();

    public DbSet<ErrorEntry> Errors => Set<ErrorEntry>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>Data Protection's ring, so that every node reads what any node wrote; encrypted itself in Production.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Whom the audit log names for what this context saves.</summary>
    public string Actor { get; private set; } = "portal";

    /// <summary>Says who acts, before anything is saved.</summary>
    public PortalDbContext ActAs(string actor)
    {
        Actor = actor;
        return this;
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        AuditTrail.Write(this);
        await RecoveredConnections.SettleAsync(this, cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        AuditTrail.Write(this);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
        configurationBuilder.Properties<ProtectedSecret>().HaveConversion<ProtectedSecretConverter>().HaveMaxLength(4000);
    }
}
