namespace Portal.Domain.Notifications.Planning;

/// <summary>What planning needs of a stored event.</summary>
public sealed record AcceptedEvent(Guid Id, Guid OrganizationId, Guid InstanceId, DateTimeOffset ReceivedAt, byte[] Body);
