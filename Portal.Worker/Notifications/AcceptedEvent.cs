namespace Portal.Worker.Notifications;

/// <summary>What planning needs of a stored event.</summary>
internal sealed record AcceptedEvent(Guid Id, Guid OrganizationId, Guid InstanceId, DateTimeOffset ReceivedAt, byte[] Body);
