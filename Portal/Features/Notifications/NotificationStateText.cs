using Portal.Domain.Notifications;

namespace Portal.Features.Notifications;

/// <summary>The names of states outside of the code: JSON says <c>FELL_BACK</c>, addresses say <c>fell-back</c>; both are understood.</summary>
internal static class NotificationStateText
{
    public static string ToText(this NotificationState state) => state switch
    {
        NotificationState.Waiting => "WAITING",
        NotificationState.Sending => "SENDING",
        NotificationState.FallingBack => "FALLING_BACK",
        NotificationState.Delivered => "DELIVERED",
        NotificationState.FellBack => "FELL_BACK",
        NotificationState.Failed => "FAILED",
        NotificationState.Superseded => "SUPERSEDED",
    };

    public static string ToUrlText(this NotificationState state) => state.ToText().ToLowerInvariant().Replace('_', '-');

    public static NotificationState? Find(string text) => text.Trim().ToUpperInvariant().Replace('-', '_') switch
    {
        "WAITING" => NotificationState.Waiting,
        "SENDING" => NotificationState.Sending,
        "FALLING_BACK" => NotificationState.FallingBack,
        "DELIVERED" => NotificationState.Delivered,
        "FELL_BACK" => NotificationState.FellBack,
        "FAILED" => NotificationState.Failed,
        "SUPERSEDED" => NotificationState.Superseded,
        _ => null,
    };
}
