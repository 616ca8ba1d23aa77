namespace Portal.Data.Notifications.Writing;

using static Column;

/// <summary>
/// The few writes that happen for every event, as SQL that all three databases understand. EF Core's change tracking costs more than
/// the rest of the way together; what it maps stays the truth, and a test writes with these and reads with EF Core on every database.
/// </summary>
internal sealed class HotStatements
{
    private static readonly Column[] EventColumns =
    [
        Id("Id"), Id("OrganizationId"), Id("InstanceId"), Text("IdempotencyKey"), Bytes("BodyHash"), Bytes("Body"), Text("Type"), Time("OccurredAt"), Time("ReceivedAt"),
        Text("ReceivedFrom"), Text("Status"),
    ];

    private static readonly Column[] NotificationColumns =
    [
        Id("Id"), Id("OrganizationId"), Id("InstanceId"), Id("EventId"), Id("ConnectionId"), Text("RecipientKey"), Text("Purpose"), Text("EventType"), Text("Subject"),
        Text("StepId"), Text("State"), Time("CreatedAt"), Time("DueAt"), Time("GiveUpAt"), Time("CompletedAt"), Number("AttemptCount"), Text("LastError"), Text("Route"),
        Text("Payload"), Text("Target"), Text("ThreadTs"), Number("Replies"), Number("ContentVersion"),
    ];

    private static readonly Column[] RecipientColumns =
    [
        Id("NotificationId"), Number("Position"), Id("InstanceId"), Text("AccountId"), Text("DisplayName"), Text("Email"), Text("NameKey"), Text("EmailKey"), Text("Role"),
        Text("SlackUserId"),
    ];

    private static readonly Column[] AttemptColumns =
        [Id("Id"), Id("NotificationId"), Number("Number"), Text("Method"), Number("ContentVersion"), Time("StartedAt"), Text("Outcome")];

    private static readonly Column[] MessageColumns =
    [
        Id("Id"), Id("OrganizationId"), Id("InstanceId"), Id("NotificationId"), Id("ConnectionId"), Text("StepId"), Text("ChannelId"), Text("Ts"), Number("ContentVersion"),
        Text("State"), Number("WantedVersion"), Number("Rank"), Number("Failures"), Time("SentAt"),
    ];

    private const string IsThere = "EXISTS (SELECT 1 FROM \"Notifications\" WHERE \"Id\" = @NotificationId)";

    private HotStatements(SqlDialect dialect)
    {
        InsertEvent = new(dialect.InsertUnlessThere("Events", EventColumns, ["InstanceId", "IdempotencyKey"]), EventColumns);
        InsertPlannedEvent = new(
            dialect.InsertUnlessThere(
                "Events",
                EventColumns,
                ["InstanceId", "IdempotencyKey"],
                ("Status", "CASE WHEN EXISTS (SELECT 1 FROM \"StepStates\" WHERE \"InstanceId\" = @InstanceId AND \"StepId\" = @StepId) THEN @Accepted ELSE @Status END")),
            [.. EventColumns, Text("StepId"), Text("Accepted")]);
        InsertNotification = new(dialect.InsertUnlessThere("Notifications", NotificationColumns, ["EventId", "RecipientKey", "Purpose"]), NotificationColumns);
        InsertIfPlanned = new(
            dialect.InsertUnlessThere(
                "Notifications",
                NotificationColumns,
                ["EventId", "RecipientKey", "Purpose"],
                condition: $"EXISTS (SELECT 1 FROM \"Events\" WHERE \"Id\" = @EventId AND {SqlDialect.Is("Status", "Planned")})"),
            NotificationColumns);
        InsertIfAddressed = new(
            dialect.InsertUnlessThere(
                "Notifications",
                NotificationColumns,
                ["EventId", "RecipientKey", "Purpose"],
                condition: "EXISTS (SELECT 1 FROM \"Notifications\" WHERE \"Id\" = @Addressed AND \"Target\" IS NOT NULL)"),
            [.. NotificationColumns, Id("Addressed")]);
        InsertRecipient = new(dialect.InsertUnlessThere("NotificationRecipients", RecipientColumns, ["NotificationId", "Position"], condition: IsThere), RecipientColumns);
        MarkPlanned = new("UPDATE \"Events\" SET \"Status\" = 'Planned' WHERE \"Id\" = @Id", [Id("Id")]);
        InsertFirstAttempt = new(SqlDialect.InsertWhere("DeliveryAttempts", AttemptColumns, IsThere), AttemptColumns);
        InsertAttempt = new(
            dialect.InsertFromLocked("DeliveryAttempts", AttemptColumns, "Notifications", $"\"Id\" = @NotificationId AND {SqlDialect.Is("State", "Waiting")}"), AttemptColumns);
        Claim = new(
            $"UPDATE \"Notifications\" SET \"State\" = 'Sending', \"AttemptCount\" = \"AttemptCount\" + 1 WHERE \"Id\" = @Id AND {SqlDialect.Is("State", "Waiting")}",
            [Id("Id")]);
        FinishAttempt = new(
            "UPDATE \"DeliveryAttempts\" SET \"EndedAt\" = @EndedAt, \"Outcome\" = @Outcome, \"HttpStatus\" = @HttpStatus, \"ErrorCode\" = @ErrorCode, "
            + "\"RetryAfterMilliseconds\" = @RetryAfter, \"LatencyMilliseconds\" = @Latency, \"Note\" = @Note WHERE \"Id\" = @Id",
            [Time("EndedAt"), Text("Outcome"), Number("HttpStatus"), Text("ErrorCode"), BigNumber("RetryAfter"), BigNumber("Latency"), Text("Note"), Id("Id")]);
        Complete = new(
            "UPDATE \"Notifications\" SET \"State\" = @State, \"DueAt\" = NULL, \"CompletedAt\" = @CompletedAt, \"LastError\" = @LastError "
            + $"WHERE \"Id\" = @Id AND {SqlDialect.IsOneOf("State", "Sending", "FallingBack")}",
            [Text("State"), Time("CompletedAt"), Text("LastError"), Id("Id")]);
        Postpone = new(
            "UPDATE \"Notifications\" SET \"State\" = 'Waiting', \"DueAt\" = @DueAt, \"GiveUpAt\" = @GiveUpAt, \"LastError\" = @LastError "
            + $"WHERE \"Id\" = @Id AND {SqlDialect.Is("State", "Sending")}",
            [Time("DueAt"), Time("GiveUpAt"), Text("LastError"), Id("Id")]);
        InsertMessage = new(SqlDialect.Insert("Messages", MessageColumns), MessageColumns);
        Fallbacks = new FallbackStatements(dialect, AttemptColumns);
        Steps = new StepStatements(dialect, AttemptColumns);
        Addressing = new AddressingStatements();
    }

    public static HotStatements For(SqlDialect dialect) => new(dialect);

    public Statement InsertEvent { get; }

    /// <summary>An event that comes with its plan, which holds only as long as nothing is known of its step: else it stays to be planned.</summary>
    public Statement InsertPlannedEvent { get; }

    public Statement InsertNotification { get; }

    /// <summary>A notification of an event that is stored in the same batch.</summary>
    public Statement InsertIfPlanned { get; }

    /// <summary>A notification that follows from where another one goes.</summary>
    public Statement InsertIfAddressed { get; }

    /// <summary>Only where its notification was written: it may have been there already.</summary>
    public Statement InsertRecipient { get; }

    public Statement MarkPlanned { get; }

    /// <summary>An attempt of a notification that is stored in the same batch, as under way.</summary>
    public Statement InsertFirstAttempt { get; }

    /// <summary>Only where the notification still waits; before <see cref="Claim"/>.</summary>
    public Statement InsertAttempt { get; }

    public Statement Claim { get; }

    public Statement FinishAttempt { get; }

    /// <summary>Nothing more is to be sent.</summary>
    public Statement Complete { get; }

    /// <summary>Another attempt follows.</summary>
    public Statement Postpone { get; }

    public Statement InsertMessage { get; }

    public FallbackStatements Fallbacks { get; }

    public StepStatements Steps { get; }

    public AddressingStatements Addressing { get; }
}
