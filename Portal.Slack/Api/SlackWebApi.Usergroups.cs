using Portal.Domain;
using Portal.Domain.Slack;

namespace Portal.Slack.Api;

/// <content>Usergroups. Slack lists them without pages; a membership is always written whole.</content>
public sealed partial class SlackWebApi
{
    /// <summary>All usergroups with their members, the disabled ones where asked.</summary>
    /// <param name="teamId">Needed with an organization's token only.</param>
    public Task<SlackResult<IReadOnlyList<Usergroup>>> ListUsergroupsAsync(Secret token, bool includeDisabled, string? teamId, CancellationToken ct) =>
        CallAsync(
            ApiCall.Read(
                "usergroups.list",
                token,
                ("include_users", "true"),
                ("include_count", "true"),
                ("include_disabled", includeDisabled ? "true" : "false"),
                ("team_id", teamId)),
            body => SlackJson.Items(body, "usergroups", Usergroup.Read),
            ct);

    /// <summary>The value is null where Slack only says that it is done.</summary>
    public Task<SlackResult<Usergroup>> CreateUsergroupAsync(Secret token, UsergroupDetails details, CancellationToken ct) =>
        ChangeAsync(ApiCall.Write("usergroups.create", token, [.. ArgumentsOf(details)]), ct);

    /// <inheritdoc cref="CreateUsergroupAsync"/>
    public Task<SlackResult<Usergroup>> UpdateUsergroupAsync(Secret token, string usergroupId, UsergroupDetails details, CancellationToken ct) =>
        ChangeAsync(ApiCall.Write("usergroups.update", token, [("usergroup", usergroupId), .. ArgumentsOf(details)]), ct);

    /// <inheritdoc cref="CreateUsergroupAsync"/>
    public Task<SlackResult<Usergroup>> EnableUsergroupAsync(Secret token, string usergroupId, string? teamId, CancellationToken ct) =>
        ChangeAsync(ApiCall.Write("usergroups.enable", token, ("usergroup", usergroupId), ("team_id", teamId)), ct);

    /// <inheritdoc cref="CreateUsergroupAsync"/>
    public Task<SlackResult<Usergroup>> DisableUsergroupAsync(Secret token, string usergroupId, string? teamId, CancellationToken ct) =>
        ChangeAsync(ApiCall.Write("usergroups.disable", token, ("usergroup", usergroupId), ("team_id", teamId)), ct);

    /// <summary>The members' ids, those of a disabled usergroup too.</summary>
    public Task<SlackResult<IReadOnlyList<string>>> ListUsergroupUsersAsync(Secret token, string usergroupId, string? teamId, CancellationToken ct) =>
        CallAsync(
            ApiCall.Read("usergroups.users.list", token, ("usergroup", usergroupId), ("include_disabled", "true"), ("team_id", teamId)),
            body => SlackJson.Texts(body, "users"),
            ct);

    /// <summary>Replaces all members. Slack refuses an empty list, and the whole list for one id in it that it does not like.</summary>
    public Task<SlackResult<Usergroup>> UpdateUsergroupUsersAsync(
        Secret token, string usergroupId, IReadOnlyList<string> userIds, string? teamId, CancellationToken ct) =>
        ChangeAsync(
            ApiCall.Write(
                "usergroups.users.update", token, ("usergroup", usergroupId), ("users", string.Join(',', userIds)), ("include_count", "true"), ("team_id", teamId)),
            ct);

    private async Task<SlackResult<Usergroup>> ChangeAsync(ApiCall call, CancellationToken ct)
    {
        var result = await CallAsync(call, ct);
        return new(result.Value is { } body ? SlackJson.Child(body.Json, "usergroup", Usergroup.Read) : null, result.Error) { Scopes = result.Scopes };
    }

    private static IEnumerable<(string Name, string? Value)> ArgumentsOf(UsergroupDetails details) =>
    [
        ("name", details.Name),
        ("handle", details.Handle),
        ("description", details.Description),
        ("channels", details.Channels is { } channels ? string.Join(',', channels) : null),
        ("include_count", "true"),
        ("team_id", details.TeamId),
    ];
}
