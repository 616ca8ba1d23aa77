namespace Portal.Worker.Notifications.Steps;

/// <summary>What has to be known of a notification to say what its copy shows.</summary>
/// <param name="IsReply">It only mentions more people, in the thread of its message.</param>
internal sealed record CopySource(Guid NotificationId, Guid EventId, string Route, bool IsReply);
