namespace Portal.Worker.Notifications.Steps;

/// <summary>What has to be known of a notification to say what its copy shows.</summary>
internal sealed record CopyRow(Guid NotificationId, Guid EventId, string Route);
