namespace Portal.Data.Notifications.Writing;

using static Column;

/// <summary>The writes that keep messages true.</summary>
internal sealed class StepStatements(SqlDialect dialect, Column[] attempt)
{
    private static readonly Column[] Columns =
        [Id("InstanceId"), Text("StepId"), Id("OrganizationId"), Number("Version"), Text("Progress"), Text("Status"), Time("ChangedAt")];

    /// <summary>Not where another node was faster.</summary>
    public Statement Insert { get; } = new(dialect.InsertUnlessThere("StepStates", Columns, ["InstanceId", "StepId"]), Columns);

    public Statement Update { get; } = new(
        "UPDATE \"StepStates\" SET \"Version\" = @Version, \"Progress\" = @Progress, \"Status\" = 'Changed', \"ChangedAt\" = @ChangedAt "
        + "WHERE \"InstanceId\" = @InstanceId AND \"StepId\" = @StepId AND \"Version\" = @Before",
        [Number("Version"), Text("Progress"), Time("ChangedAt"), Id("InstanceId"), Text("StepId"), Number("Before")]);

    /// <summary>The end of the event that brought this state, if it is the one that stands.</summary>
    public Statement MarkPlanned { get; } = new(
        "UPDATE \"Events\" SET \"Status\" = 'Planned' WHERE \"Id\" = @Id AND EXISTS (SELECT 1 FROM \"StepStates\" "
        + "WHERE \"InstanceId\" = @InstanceId AND \"StepId\" = @StepId AND \"Version\" = @Version AND \"Progress\" = @Progress)",
        [Id("Id"), Id("InstanceId"), Text("StepId"), Number("Version"), Text("Progress")]);

    /// <summary>A message that was under way while its step changed shows an older state: the step is looked through again.</summary>
    public Statement Reopen { get; } = new(
        "UPDATE \"StepStates\" SET \"Status\" = 'Changed', \"ChangedAt\" = @ChangedAt "
        + "WHERE \"InstanceId\" = @InstanceId AND \"StepId\" = @StepId AND \"Version\" > @Version",
        [Time("ChangedAt"), Id("InstanceId"), Text("StepId"), Number("Version")]);

    /// <summary>Not when the step was reopened while its messages were looked through: the time tells.</summary>
    public Statement MarkApplied { get; } = new(
        "UPDATE \"StepStates\" SET \"Status\" = 'Applied' "
        + "WHERE \"InstanceId\" = @InstanceId AND \"StepId\" = @StepId AND \"Version\" = @Version AND \"ChangedAt\" = @ChangedAt",
        [Id("InstanceId"), Text("StepId"), Number("Version"), Time("ChangedAt")]);

    /// <summary>Says what a message should show: the newest state takes the place of one that was not sent yet.</summary>
    public Statement Outdate { get; } = new(
        "UPDATE \"Messages\" SET \"WantedVersion\" = @Version, \"WantedPayload\" = @Payload, \"Rank\" = @Rank, "
        + "\"StaleSince\" = COALESCE(\"StaleSince\", @Since), \"DueAt\" = @DueAt, \"Failures\" = 0, "
        + "\"State\" = CASE WHEN \"State\" = 'Updating' THEN 'Updating' ELSE 'Stale' END "
        + "WHERE \"Id\" = @Id AND \"WantedVersion\" < @Version",
        [Number("Version"), Text("Payload"), Number("Rank"), Time("Since"), Time("DueAt"), Id("Id")]);

    /// <summary>Not while its fallback is under way: what a mail server may have taken was sent.</summary>
    public Statement Supersede { get; } = new(
        "UPDATE \"Notifications\" SET \"State\" = 'Superseded', \"DueAt\" = NULL, \"CompletedAt\" = @At, \"LastError\" = COALESCE(@Reason, \"LastError\") "
        + $"WHERE \"Id\" = @Id AND ({SqlDialect.Is("State", "Waiting")} OR ({SqlDialect.Is("State", "FallingBack")} AND NOT EXISTS "
        + "(SELECT 1 FROM \"DeliveryAttempts\" WHERE \"NotificationId\" = @Id AND \"Outcome\" = 'Started')))",
        [Time("At"), Text("Reason"), Id("Id")]);

    public Statement Rewrite { get; } = new(
        "UPDATE \"Notifications\" SET \"Payload\" = @Payload, \"ContentVersion\" = @Version "
        + $"WHERE \"Id\" = @Id AND {SqlDialect.IsOneOf("State", "Waiting", "FallingBack")} AND \"ContentVersion\" < @Version",
        [Text("Payload"), Number("Version"), Id("Id")]);

    /// <summary>Only where the message still waits for its update; before <see cref="ClaimUpdate"/>.</summary>
    public Statement InsertAttempt { get; } = new(
        dialect.InsertFromLocked("DeliveryAttempts", attempt, "Messages", $"\"Id\" = @MessageId AND {SqlDialect.Is("State", "Stale")}"), [.. attempt, Id("MessageId")]);

    public Statement ClaimUpdate { get; } = new($"UPDATE \"Messages\" SET \"State\" = 'Updating' WHERE \"Id\" = @Id AND {SqlDialect.Is("State", "Stale")}", [Id("Id")]);

    /// <summary>Only for an attempt that was written.</summary>
    public Statement CountAttempt { get; } = new(
        "UPDATE \"Notifications\" SET \"AttemptCount\" = \"AttemptCount\" + 1 "
        + "WHERE \"Id\" = @Id AND EXISTS (SELECT 1 FROM \"DeliveryAttempts\" WHERE \"Id\" = @AttemptId)",
        [Id("Id"), Id("AttemptId")]);

    /// <summary>What became newer meanwhile stays to be done.</summary>
    public Statement Updated { get; } = new(
        "UPDATE \"Messages\" SET \"ContentVersion\" = @Version, \"ShownPayload\" = @Payload, \"UpdatedAt\" = @At, \"Failures\" = 0, \"LastError\" = NULL, "
        + "\"State\" = CASE WHEN \"WantedVersion\" > @Version THEN 'Stale' ELSE 'Current' END, "
        + "\"WantedPayload\" = CASE WHEN \"WantedVersion\" > @Version THEN \"WantedPayload\" ELSE NULL END, "
        + "\"DueAt\" = CASE WHEN \"WantedVersion\" > @Version THEN \"DueAt\" ELSE NULL END, "
        + "\"StaleSince\" = CASE WHEN \"WantedVersion\" > @Version THEN \"StaleSince\" ELSE NULL END WHERE \"Id\" = @Id",
        [Number("Version"), Text("Payload"), Time("At"), Id("Id")]);

    /// <summary>A newer state is worth another try even where Slack refused the last one: it stays due, whatever became of the older one.</summary>
    public Statement NotUpdated { get; } = new(
        "UPDATE \"Messages\" SET \"State\" = CASE WHEN \"WantedVersion\" > @Tried THEN 'Stale' ELSE @State END, "
        + "\"DueAt\" = CASE WHEN \"WantedVersion\" > @Tried THEN COALESCE(@DueAt, \"DueAt\", @At) ELSE @DueAt END, "
        + "\"Failures\" = CASE WHEN \"WantedVersion\" > @Tried THEN 0 ELSE \"Failures\" + 1 END, \"LastError\" = @LastError WHERE \"Id\" = @Id",
        [Number("Tried"), Text("State"), Time("DueAt"), Time("At"), Text("LastError"), Id("Id")]);
}
