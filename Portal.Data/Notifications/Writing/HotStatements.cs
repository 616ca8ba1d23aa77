using System.Data.Common;

namespace Portal.Data.Notifications.Writing;

/// <summary>
/// The few writes that happen for every event, as SQL that all three databases understand. EF Core's change tracking costs more than
/// the rest of the way together; what it maps stays the truth, and a test writes with these and reads with EF Core on every database.
/// </summary>
internal sealed class HotStatements : IDisposable
{
    private static readonly string[] EventColumns =
        ["Id", "OrganizationId", "InstanceId", "WebhookId", "BodyHash", "Body", "Type", "OccurredAt", "ReceivedAt", "ReceivedFrom", "Status"];

    private static readonly string[] NotificationColumns =
    [
        "Id", "OrganizationId", "InstanceId", "EventId", "ConnectionId", "RecipientKey", "Purpose", "EventType", "Subject", "StepId", "State",
        "CreatedAt", "DueAt", "GiveUpAt", "CompletedAt", "AttemptCount", "LastError", "Route", "Payload", "Target", "ThreadTs", "Replies", "ContentVersion",
    ];

    private static readonly string[] RecipientColumns =
        ["NotificationId", "Position", "InstanceId", "AccountId", "DisplayName", "Email", "NameKey", "EmailKey", "Role", "SlackUserId"];

    private static readonly string[] AttemptColumns = ["Id", "NotificationId", "Number", "Method", "ContentVersion", "StartedAt", "Outcome"];

    private static readonly string[] MessageColumns =
    [
        "Id", "OrganizationId", "InstanceId", "NotificationId", "ConnectionId", "StepId", "ChannelId", "Ts", "ContentVersion", "State", "WantedVersion",
        "Rank", "Failures", "SentAt",
    ];

    private readonly List<Statement> _all = [];
    private readonly DbConnection _connection;
    private readonly SqlDialect _dialect;

    public HotStatements(DbConnection connection, SqlDialect dialect)
    {
        (_connection, _dialect) = (connection, dialect);
        InsertEvent = Add(dialect.InsertUnlessThere("Events", EventColumns, ["InstanceId", "WebhookId"]), EventColumns);
        FindEvent = Add(
            "SELECT \"Id\", \"BodyHash\" FROM \"Events\" WHERE \"InstanceId\" = @InstanceId AND \"WebhookId\" = @WebhookId",
            ["InstanceId", "WebhookId"]);
        InsertNotification = Add(
            dialect.InsertUnlessThere("Notifications", NotificationColumns, ["EventId", "RecipientKey", "Purpose"]),
            NotificationColumns);
        InsertRecipient = Add(SqlDialect.Insert("NotificationRecipients", RecipientColumns), RecipientColumns);
        MarkPlanned = Add("UPDATE \"Events\" SET \"Status\" = 'Planned' WHERE \"Id\" = @Id", ["Id"]);
        Claim = Add(
            "UPDATE \"Notifications\" SET \"State\" = 'Sending', \"AttemptCount\" = \"AttemptCount\" + 1 WHERE \"Id\" = @Id AND \"State\" = 'Waiting'",
            ["Id"]);
        InsertAttempt = Add(SqlDialect.Insert("DeliveryAttempts", AttemptColumns), AttemptColumns);
        FinishAttempt = Add(
            "UPDATE \"DeliveryAttempts\" SET \"EndedAt\" = @EndedAt, \"Outcome\" = @Outcome, \"HttpStatus\" = @HttpStatus, \"ErrorCode\" = @ErrorCode, "
            + "\"RetryAfterMilliseconds\" = @RetryAfter, \"LatencyMilliseconds\" = @Latency, \"Note\" = @Note WHERE \"Id\" = @Id",
            ["EndedAt", "Outcome", "HttpStatus", "ErrorCode", "RetryAfter", "Latency", "Note", "Id"]);
        Settle = Add(
            "UPDATE \"Notifications\" SET \"State\" = @State, \"DueAt\" = @DueAt, \"GiveUpAt\" = @GiveUpAt, \"CompletedAt\" = @CompletedAt, "
            + "\"LastError\" = @LastError WHERE \"Id\" = @Id AND \"State\" = 'Sending'",
            ["State", "DueAt", "GiveUpAt", "CompletedAt", "LastError", "Id"]);
        InsertMessage = Add(SqlDialect.Insert("Messages", MessageColumns), MessageColumns);
        Steps = new StepStatements(Add);
        People = new PeopleStatements(Add);
    }

    public Statement InsertEvent { get; }

    public Statement FindEvent { get; }

    public Statement InsertNotification { get; }

    public Statement InsertRecipient { get; }

    public Statement MarkPlanned { get; }

    public Statement Claim { get; }

    public Statement InsertAttempt { get; }

    public Statement FinishAttempt { get; }

    public Statement Settle { get; }

    public Statement InsertMessage { get; }

    public StepStatements Steps { get; }

    public PeopleStatements People { get; }

    /// <summary>The transaction that the writer has open.</summary>
    public DbTransaction Transaction { get; private set; } = null!;

    public void Begin(bool isDurable)
    {
        _dialect.BeforeTransaction(_connection, isDurable);
        Transaction = _connection.BeginTransaction();
    }

    public void Commit()
    {
        Transaction.Commit();
        Transaction.Dispose();
    }

    public void RollBack()
    {
        try
        {
            Transaction.Rollback();
        }
        finally
        {
            Transaction.Dispose();
        }
    }

    public void Dispose()
    {
        _all.ForEach(statement => statement.Dispose());
        _connection.Dispose();
    }

    /// <summary>Whether the failure is of the data that was written.</summary>
    public bool RefusesData(Exception failure) => _dialect.RefusesData(failure);

    private Statement Add(string sql, IReadOnlyList<string> parameters)
    {
        var statement = new Statement(_connection, _dialect, sql, parameters);
        _all.Add(statement);
        return statement;
    }
}
