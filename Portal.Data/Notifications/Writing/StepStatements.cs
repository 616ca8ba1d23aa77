namespace Portal.Data.Notifications.Writing;

/// <summary>The writes that keep messages true.</summary>
internal sealed class StepStatements(Func<string, IReadOnlyList<string>, Statement> add)
{
    private static readonly string[] Columns = ["InstanceId", "StepId", "OrganizationId", "Version", "Progress", "Status", "ChangedAt"];

    public Statement Insert { get; } = add(SqlDialect.Insert("StepStates", Columns), Columns);

    public Statement Update { get; } = add(
        "UPDATE \"StepStates\" SET \"Version\" = @Version, \"Progress\" = @Progress, \"Status\" = 'Changed', \"ChangedAt\" = @ChangedAt "
        + "WHERE \"InstanceId\" = @InstanceId AND \"StepId\" = @StepId AND \"Version\" = @Before",
        ["Version", "Progress", "ChangedAt", "InstanceId", "StepId", "Before"]);

    /// <summary>A message that was under way while its step changed shows an older state: the step is looked through again.</summary>
    public Statement Reopen { get; } = add(
        "UPDATE \"StepStates\" SET \"Status\" = 'Changed', \"ChangedAt\" = @ChangedAt "
        + "WHERE \"InstanceId\" = @InstanceId AND \"StepId\" = @StepId AND \"Version\" > @Version",
        ["ChangedAt", "InstanceId", "StepId", "Version"]);

    /// <summary>Not when the step was reopened while its messages were looked through: the time tells.</summary>
    public Statement MarkApplied { get; } = add(
        "UPDATE \"StepStates\" SET \"Status\" = 'Applied' "
        + "WHERE \"InstanceId\" = @InstanceId AND \"StepId\" = @StepId AND \"Version\" = @Version AND \"ChangedAt\" = @ChangedAt",
        ["InstanceId", "StepId", "Version", "ChangedAt"]);

    /// <summary>The newest state takes the place of one that was not sent yet.</summary>
    public Statement Want { get; } = add(
        "UPDATE \"Messages\" SET \"WantedVersion\" = @Version, \"WantedPayload\" = @Payload, \"Rank\" = @Rank, "
        + "\"StaleSince\" = COALESCE(\"StaleSince\", @Since), \"DueAt\" = @DueAt, \"Failures\" = 0, "
        + "\"State\" = CASE WHEN \"State\" = 'Updating' THEN 'Updating' ELSE 'Stale' END "
        + "WHERE \"Id\" = @Id AND \"WantedVersion\" < @Newer",
        ["Version", "Payload", "Rank", "Since", "DueAt", "Id", "Newer"]);

    public Statement Supersede { get; } = add(
        "UPDATE \"Notifications\" SET \"State\" = 'Superseded', \"DueAt\" = NULL, \"CompletedAt\" = @At WHERE \"Id\" = @Id AND \"State\" = 'Waiting'",
        ["At", "Id"]);

    public Statement Rewrite { get; } = add(
        "UPDATE \"Notifications\" SET \"Payload\" = @Payload, \"ContentVersion\" = @Version "
        + "WHERE \"Id\" = @Id AND \"State\" = 'Waiting' AND \"ContentVersion\" < @Newer",
        ["Payload", "Version", "Id", "Newer"]);

    public Statement ClaimUpdate { get; } = add("UPDATE \"Messages\" SET \"State\" = 'Updating' WHERE \"Id\" = @Id AND \"State\" = 'Stale'", ["Id"]);

    public Statement CountAttempt { get; } = add(
        "UPDATE \"Notifications\" SET \"AttemptCount\" = \"AttemptCount\" + 1 WHERE \"Id\" = @Id", ["Id"]);

    /// <summary>What became newer meanwhile stays to be done.</summary>
    public Statement Updated { get; } = add(
        "UPDATE \"Messages\" SET \"ContentVersion\" = @Version, \"ShownPayload\" = @Payload, \"UpdatedAt\" = @At, \"Failures\" = 0, \"LastError\" = NULL, "
        + "\"State\" = CASE WHEN \"WantedVersion\" > @Shown THEN 'Stale' ELSE 'Current' END, "
        + "\"WantedPayload\" = CASE WHEN \"WantedVersion\" > @Shown THEN \"WantedPayload\" ELSE NULL END, "
        + "\"DueAt\" = CASE WHEN \"WantedVersion\" > @Shown THEN \"DueAt\" ELSE NULL END, "
        + "\"StaleSince\" = CASE WHEN \"WantedVersion\" > @Shown THEN \"StaleSince\" ELSE NULL END WHERE \"Id\" = @Id",
        ["Version", "Payload", "At", "Shown", "Id"]);

    /// <summary>A newer state is worth another try even where Slack refused the last one: it stays due, whatever became of the older one.</summary>
    public Statement NotUpdated { get; } = add(
        "UPDATE \"Messages\" SET \"State\" = CASE WHEN \"WantedVersion\" > @Tried THEN 'Stale' ELSE @State END, "
        + "\"DueAt\" = CASE WHEN \"WantedVersion\" > @Tried THEN COALESCE(@DueAt, \"DueAt\", @At) ELSE @DueAt END, "
        + "\"Failures\" = CASE WHEN \"WantedVersion\" > @Tried THEN 0 ELSE \"Failures\" + 1 END, \"LastError\" = @LastError WHERE \"Id\" = @Id",
        ["Tried", "State", "DueAt", "At", "LastError", "Id"]);
}
