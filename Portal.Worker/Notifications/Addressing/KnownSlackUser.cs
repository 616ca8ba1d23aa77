namespace Portal.Worker.Notifications.Addressing;

/// <summary>What the cache holds of a person.</summary>
/// <param name="SlackUserId">Null for one whom Slack does not know.</param>
/// <param name="IsDoubtful">Found so long ago that the account may be deactivated since: Slack takes messages for those too, and nobody reads them.</param>
internal readonly record struct KnownSlackUser(string? SlackUserId, bool IsDoubtful);
