using System.Collections.Frozen;
using Portal.SlackSimulator.Api.Methods;

namespace Portal.SlackSimulator.Api;

/// <summary>The methods that the simulator knows: one line each.</summary>
internal sealed class ApiMethodList
{
    public IReadOnlyList<ApiMethod> All { get; } =
    [
        new AppsUninstall(),
        new AuthRevoke(),
        new AuthTest(),
        new ChatDelete(),
        new ChatPostEphemeral(),
        new ChatPostMessage(),
        new ChatUpdate(),
        new ConversationsInfo(),
        new ConversationsList(),
        new ConversationsMembers(),
        new ConversationsOpen(),
        new OAuthV2Access(),
        new OAuthV2Exchange(),
        new TeamInfo(),
        new UsergroupsCreate(),
        new UsergroupsDisable(),
        new UsergroupsEnable(),
        new UsergroupsList(),
        new UsergroupsUpdate(),
        new UsergroupsUsersList(),
        new UsergroupsUsersUpdate(),
        new UsersInfo(),
        new UsersList(),
        new UsersLookupByEmail(),
    ];

    private readonly FrozenDictionary<string, ApiMethod> _byName;

    public ApiMethodList() => _byName = All.ToFrozenDictionary(method => method.Name, StringComparer.Ordinal);

    public ApiMethod? Find(string name) => _byName.GetValueOrDefault(name);
}
