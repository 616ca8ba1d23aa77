using Portal.Domain.Connections;

namespace Portal.Data.Notifications.Writing;

/// <summary>Writes who people are at Slack, in the place of what was known of them.</summary>
internal sealed class RememberPeople(IReadOnlyList<CachedSlackUser> people) : WriteOperation
{
    public override void Write(WriteBatch batch)
    {
        var statements = batch.Statements.People;
        foreach (var person in people)
        {
            batch.Add(statements.Forget, person.ConnectionId, person.EmailHash);
            batch.Add(statements.Remember, person.ConnectionId, person.EmailHash, person.SlackUserId, person.CheckedAt, person.ExpiresAt);
        }
    }
}
