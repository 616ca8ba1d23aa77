namespace Portal.Data.Notifications.Writing;

/// <summary>The writes that remember who people are at Slack, and address notifications to them.</summary>
internal sealed class PeopleStatements(Func<string, IReadOnlyList<string>, Statement> add)
{
    private static readonly string[] Columns = ["ConnectionId", "EmailHash", "SlackUserId", "CheckedAt", "ExpiresAt"];

    public Statement Forget { get; } = add(
        "DELETE FROM \"SlackPeople\" WHERE \"ConnectionId\" = @ConnectionId AND \"EmailHash\" = @EmailHash", ["ConnectionId", "EmailHash"]);

    public Statement Remember { get; } = add(SqlDialect.Insert("SlackPeople", Columns), Columns);

    /// <summary>Not when its step went on meanwhile: what was written then is newer, so it is addressed once more.</summary>
    public Statement Address { get; } = add(
        "UPDATE \"Notifications\" SET \"Target\" = @Target, \"Payload\" = @Payload, \"Replies\" = @Replies, \"ContentVersion\" = @ContentVersion "
        + "WHERE \"Id\" = @Id AND \"State\" = 'Waiting' AND \"Target\" IS NULL AND \"ContentVersion\" <= @Composed",
        ["Target", "Payload", "Replies", "ContentVersion", "Id", "Composed"]);

    public Statement Identify { get; } = add(
        "UPDATE \"NotificationRecipients\" SET \"SlackUserId\" = @SlackUserId WHERE \"NotificationId\" = @NotificationId AND \"Position\" = @Position",
        ["SlackUserId", "NotificationId", "Position"]);

    /// <summary>Slack cannot: the notification is overdue, and its fallback follows.</summary>
    public Statement GiveUp { get; } = add(
        "UPDATE \"Notifications\" SET \"GiveUpAt\" = @At, \"LastError\" = @LastError WHERE \"Id\" = @Id AND \"State\" = 'Waiting'",
        ["At", "LastError", "Id"]);
}
