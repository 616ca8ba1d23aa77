namespace Portal.SlackSimulator.Api.Methods;

/// <summary>The methods that the simulator knows: one line each.</summary>
internal static class ApiMethodList
{
    public static IReadOnlyList<ApiMethod> All { get; } =
    [
        new AppsUninstall(),
        new AuthRevoke(),
        new AuthTest(),
        new ChatDelete(),
        new ChatPostEphemeral(),
        new ChatPostMessage(),
        new ChatUpdate(),
        new ConversationsHistory(),
        new ConversationsInfo(),
        new ConversationsJoin(),
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
}
