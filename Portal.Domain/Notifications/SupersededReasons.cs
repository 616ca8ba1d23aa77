namespace Portal.Domain.Notifications;

/// <summary>Why a notification was not needed, where it was not its step that changed; stands in <see cref="Notification.LastError"/>.</summary>
public static class SupersededReasons
{
    /// <summary>In Slack its person is one whom another notification of the event tells.</summary>
    public const string SamePerson = "same_slack_user";

    /// <summary>It was asked for again, and today's route tells its people by other notifications.</summary>
    public const string RoutedAnew = "routed_anew";
}
