using Portal.Domain.Connections;

namespace Portal.Data.Notifications.Writing;

/// <summary>Writes who people are at Slack, in the place of what was known of them.</summary>
internal sealed class RememberSlackUsers(IReadOnlyList<CachedSlackUser> users) : WriteOperation
{
    public override void Write(WriteBatch batch)
    {
        var statements = batch.Statements.Addressing;
        foreach (var user in users)
        {
            batch.Add(statements.Forget, user.ConnectionId, user.EmailHash);
            batch.Add(statements.Remember, user.ConnectionId, user.EmailHash, user.SlackUserId, user.CheckedAt, user.ExpiresAt);
        }
    }
}
