namespace Portal.Data.Notifications.Writing;

using static Column;

/// <summary>The writes that remember who people are at Slack, and address notifications to them.</summary>
internal sealed class AddressingStatements
{
    private static readonly Column[] Columns = [Id("ConnectionId"), Text("EmailHash"), Text("SlackUserId"), Time("CheckedAt"), Time("ExpiresAt")];

    public Statement Forget { get; } = new(
        "DELETE FROM \"SlackPeople\" WHERE \"ConnectionId\" = @ConnectionId AND \"EmailHash\" = @EmailHash", [Id("ConnectionId"), Text("EmailHash")]);

    public Statement Remember { get; } = new(SqlDialect.Insert("SlackPeople", Columns), Columns);

    /// <summary>Not when its step went on meanwhile: what was written then is newer, so it is addressed once more.</summary>
    public Statement Address { get; } = new(
        "UPDATE \"Notifications\" SET \"Target\" = @Target, \"Payload\" = @Payload, \"Replies\" = @Replies, \"ContentVersion\" = @ContentVersion "
        + $"WHERE \"Id\" = @Id AND {SqlDialect.Is("State", "Waiting")} AND \"Target\" IS NULL AND \"ContentVersion\" <= @ContentVersion",
        [Text("Target"), Text("Payload"), Number("Replies"), Number("ContentVersion"), Id("Id")]);

    /// <summary>Who one of its people is, once it is addressed.</summary>
    public Statement Identify { get; } = new(
        "UPDATE \"NotificationRecipients\" SET \"SlackUserId\" = @SlackUserId WHERE \"NotificationId\" = @NotificationId AND \"Position\" = @Position "
        + "AND EXISTS (SELECT 1 FROM \"Notifications\" WHERE \"Id\" = @NotificationId AND \"Target\" IS NOT NULL)",
        [Text("SlackUserId"), Id("NotificationId"), Number("Position")]);

    /// <summary>Slack cannot: the notification is overdue, and its fallback follows.</summary>
    public Statement GiveUp { get; } = new(
        $"UPDATE \"Notifications\" SET \"GiveUpAt\" = CASE WHEN \"GiveUpAt\" < @At THEN \"GiveUpAt\" ELSE @At END, \"LastError\" = @LastError "
        + $"WHERE \"Id\" = @Id AND {SqlDialect.Is("State", "Waiting")}",
        [Time("At"), Text("LastError"), Id("Id")]);
}
