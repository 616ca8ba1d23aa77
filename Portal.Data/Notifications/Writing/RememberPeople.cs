using Portal.Domain.Connections;

namespace Portal.Data.Notifications.Writing;

/// <summary>Writes who people are at Slack, in the place of what was known of them.</summary>
internal sealed class RememberPeople(IReadOnlyList<CachedSlackUser> people) : WriteOperation
{
    public override void Execute(HotStatements statements)
    {
        foreach (var person in people)
        {
            statements.People.Forget.Execute(statements.Transaction, person.ConnectionId, person.EmailHash);
            statements.People.Remember.Execute(
                statements.Transaction, person.ConnectionId, person.EmailHash, person.SlackUserId, person.CheckedAt, person.ExpiresAt);
        }
    }
}
