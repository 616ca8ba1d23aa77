using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Auth;
using Portal.Domain.Connections;
using Portal.Domain.Definitions;
using Portal.Domain.Notifications;
using Portal.Domain.Settings;

namespace Portal.UnitTests.Support;

/// <summary>An organization with one instance, and rows that belong to it.</summary>
internal sealed class SampleRows(DateTimeOffset now)
{
    private readonly Guid _organizationId = Guid.CreateVersion7(now);
    private readonly Guid _instanceId = Guid.CreateVersion7(now);

    public DateTimeOffset Now => now;

    public Guid InstanceId => _instanceId;

    public Organization Organization => new() { Id = _organizationId, Slug = "o-" + _organizationId, Name = "Acme", CreatedAt = now };

    public Instance Instance => new() { Id = _instanceId, OrganizationId = _organizationId, Slug = "i-" + _instanceId, Name = "Acme Jira", CreatedAt = now };

    public Guid NewId() => Guid.CreateVersion7(now);

    public Connection Connection(string name, bool isDefault = false, ProtectedSecret? url = null) => new()
    {
        Id = NewId(),
        OrganizationId = _organizationId,
        InstanceId = _instanceId,
        Name = name,
        Mode = ConnectionModeKeys.IncomingWebhook,
        IsDefault = isDefault,
        WebhookUrl = url,
        CreatedAt = now,
        UpdatedAt = now,
    };

    public Definition Definition(Guid? connectionId) => new()
    {
        Id = NewId(),
        OrganizationId = _organizationId,
        InstanceId = _instanceId,
        ExternalId = "def-1",
        Name = "Purchases",
        ConnectionId = connectionId,
    };

    public ApiToken Token(string name) => new()
    {
        Id = NewId(),
        OrganizationId = _organizationId,
        InstanceId = _instanceId,
        Name = name,
        Hash = NewId().ToString("N"),
        LastFour = "wxyz",
        Scopes = [TokenScope.Read, TokenScope.EventsWrite],
        CreatedAt = now,
        CreatedBy = "ada",
    };

    public EventSource Source(string name) => new()
    {
        Id = NewId(),
        OrganizationId = _organizationId,
        InstanceId = _instanceId,
        Name = name,
        CreatedAt = now,
    };

    public ReceivedEvent Event(string idempotencyKey, string body = SampleEvents.Smallest, EventStatus status = EventStatus.Accepted) => new()
    {
        Id = NewId(),
        OrganizationId = _organizationId,
        InstanceId = _instanceId,
        IdempotencyKey = idempotencyKey,
        BodyHash = SHA256.HashData(Encoding.UTF8.GetBytes(body)),
        Body = Encoding.UTF8.GetBytes(body),
        Type = "CALL_FOR_ACTION",
        OccurredAt = now,
        ReceivedAt = now,
        ReceivedFrom = "sample",
        Status = status,
    };

    public Notification Notification(Guid? eventId, string recipientKey = "channel:C1", string purpose = "post", string? stepId = null, NotificationState state = NotificationState.Waiting, string route = "{}") => new()
    {
        Id = NewId(),
        OrganizationId = _organizationId,
        InstanceId = _instanceId,
        EventId = eventId,
        ConnectionId = SampleEvents.ConnectionId,
        RecipientKey = RecipientKey.Parse(recipientKey),
        Purpose = NotificationPurpose.Parse(purpose),
        EventType = "CALL_FOR_ACTION",
        Subject = "FIN-12",
        StepId = stepId,
        State = state,
        CreatedAt = now,
        DueAt = now,
        GiveUpAt = now.AddMinutes(5),
        Route = route,
        Payload = "{}",
    };

    public Message Message(Notification notification, string? stepId, DateTimeOffset? staleSince = null) => new()
    {
        Id = NewId(),
        OrganizationId = _organizationId,
        InstanceId = _instanceId,
        NotificationId = notification.Id,
        ConnectionId = SampleEvents.ConnectionId,
        StepId = stepId,
        ChannelId = "C1",
        Ts = "1.000001",
        ContentVersion = 0,
        WantedVersion = 0,
        State = staleSince is null ? MessageState.Current : MessageState.Stale,
        StaleSince = staleSince,
        SentAt = now,
    };

    public DeliveryAttempt Attempt(Guid notificationId, int number = 1) => new()
    {
        Id = NewId(),
        NotificationId = notificationId,
        Number = number,
        Method = "webhook",
        StartedAt = now,
        Outcome = AttemptOutcome.Started,
    };
}
