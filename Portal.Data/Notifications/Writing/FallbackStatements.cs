using static Portal.Data.Notifications.Writing.Column;

namespace Portal.Data.Notifications.Writing;

/// <summary>The writes of fallbacks.</summary>
internal sealed class FallbackStatements(SqlDialect dialect, Column[] attempt)
{
    /// <summary>Slack does not get it any more: from here on it is its fallback's.</summary>
    public Statement Begin { get; } = new(
        "UPDATE \"Notifications\" SET \"State\" = 'FallingBack', \"FallbackKey\" = @FallbackKey, \"FallbackFailures\" = 0, \"DueAt\" = @DueAt, \"LastError\" = @LastError "
        + $"WHERE \"Id\" = @Id AND {SqlDialect.IsOneOf("State", "Waiting", "Sending")}",
        [Text("FallbackKey"), Time("DueAt"), Text("LastError"), Id("Id")]);

    /// <summary>Only where the notification still falls back.</summary>
    public Statement InsertAttempt { get; } = new(
        dialect.InsertFromLocked("DeliveryAttempts", attempt, "Notifications", $"\"Id\" = @NotificationId AND {SqlDialect.Is("State", "FallingBack")}"), attempt);

    /// <summary>Another try follows.</summary>
    public Statement Postpone { get; } = new(
        "UPDATE \"Notifications\" SET \"DueAt\" = @DueAt, \"FallbackFailures\" = \"FallbackFailures\" + 1, \"LastError\" = @LastError "
        + $"WHERE \"Id\" = @Id AND {SqlDialect.Is("State", "FallingBack")}",
        [Time("DueAt"), Text("LastError"), Id("Id")]);
}
