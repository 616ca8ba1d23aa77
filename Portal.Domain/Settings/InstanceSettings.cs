using Portal.Domain.Audit;
using Portal.Domain.Notifications.Routing;

namespace Portal.Domain.Settings;

/// <summary>What an admin sets for a whole instance; definitions and steps may override it. The default connection is a flag on the connection.</summary>
public sealed class InstanceSettings : IAudited
{
    public required Guid InstanceId { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>Used by Slack app connections only; a webhook's channel is fixed by Slack.</summary>
    public string? DefaultChannelId { get; set; }

    /// <summary>What happens when Slack cannot: one of <see cref="FallbackKeys"/>.</summary>
    public required string Fallback { get; set; }

    Guid IAudited.Id => InstanceId;

    Guid? IAudited.InstanceId => InstanceId;

    string IAudited.AuditName => "Instance defaults";
}
