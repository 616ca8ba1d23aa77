using System.Globalization;
using Portal.Domain;
using Portal.Domain.Slack;

namespace Portal.Slack.Api;

/// <content>People.</content>
public sealed partial class SlackWebApi
{
    /// <summary>Refused with <c>users_not_found</c> for unknown and for deactivated people alike.</summary>
    public Task<SlackResult<SlackUser>> LookupByEmailAsync(Secret token, string email, CancellationToken ct) =>
        CallAsync(ApiCall.Read("users.lookupByEmail", token, ("email", email)), body => SlackJson.Child(body, "user", SlackUser.Read), ct);

    public Task<SlackResult<SlackUser>> GetUserAsync(Secret token, string userId, CancellationToken ct) =>
        CallAsync(ApiCall.Read("users.info", token, ("user", userId)), body => SlackJson.Child(body, "user", SlackUser.Read), ct);

    /// <summary>One page of all people, bots and deactivated accounts.</summary>
    /// <param name="limit">At most 200, as Slack advises; without one, large workspaces refuse.</param>
    public Task<SlackResult<SlackPage<SlackUser>>> ListUsersAsync(Secret token, string? cursor, int limit, CancellationToken ct) =>
        CallAsync(ApiCall.Read("users.list", token, ("limit", Number(limit)), ("cursor", cursor)), body => SlackJson.Page(body, "members", SlackUser.Read), ct);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
