namespace Portal.Domain.Notifications;

/// <summary>Sets of states that several questions to the database share.</summary>
public static class NotificationStates
{
    /// <summary>Something is still to be done for it.</summary>
    public static IReadOnlyList<NotificationState> Open { get; } = [NotificationState.Waiting, NotificationState.Sending, NotificationState.FallingBack];

    /// <summary>Nothing has been sent of it that its step's change could not take back or rewrite.</summary>
    public static IReadOnlyList<NotificationState> Unsent { get; } = [NotificationState.Waiting, NotificationState.FallingBack];
}
