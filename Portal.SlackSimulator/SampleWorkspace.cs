namespace Portal.SlackSimulator;

/// <summary>The names in the simulated workspace that others may rely on: seeding, tests, examples.</summary>
public static class SampleWorkspace
{
    /// <summary>The workspace's id.</summary>
    public const string TeamId = "T0ACME00001";

    /// <summary>The workspace's name.</summary>
    public const string TeamName = "Acme";

    /// <summary>The app's id.</summary>
    public const string AppId = "A0PORTALAPP";

    /// <summary>The app's name, as messages show it.</summary>
    public const string AppName = "Portal";

    /// <summary>The app's bot id.</summary>
    public const string BotId = "B0PORTALBOT";

    /// <summary>The app's bot user.</summary>
    public const string BotUserId = "U0PORTALBOT";

    /// <summary>A working bot token with every scope the portal asks for.</summary>
    public const string BotToken = "xoxb-simulator-full";

    /// <summary>As <see cref="BotToken"/>, and it may post in public channels that the bot has not joined (<c>chat:write.public</c>).</summary>
    public const string PublicBotToken = "xoxb-simulator-public";

    /// <summary>Answers <c>token_revoked</c>.</summary>
    public const string RevokedToken = "xoxb-simulator-revoked";

    /// <summary>Answers <c>account_inactive</c>.</summary>
    public const string InactiveToken = "xoxb-simulator-inactive";

    /// <summary>Works, but has only <c>team:read</c>: everything else answers <c>missing_scope</c>.</summary>
    public const string UnscopedToken = "xoxb-simulator-unscoped";

    /// <summary>A working webhook, bound to <c>#approvals</c>.</summary>
    public const string WebhookPath = "/services/T0ACME00001/B0APPROVALS/simulatorApprovals000001";

    /// <summary>A second working webhook, bound to <c>#finance</c>.</summary>
    public const string FinanceWebhookPath = "/services/T0ACME00001/B0FINANCE01/simulatorFinance00000001";

    /// <summary>A webhook that was removed: 404 <c>no_service</c>.</summary>
    public const string RemovedWebhookPath = "/services/T0ACME00001/B0REMOVED01/simulatorRemoved00000001";

    /// <summary>Jan Kowalski, an ordinary member.</summary>
    public const string Email = "jan@acme.test";

    /// <summary>Jan Kowalski's user id.</summary>
    public const string UserId = "U0JANKOWAL1";

    /// <summary>An address that no user of the workspace has.</summary>
    public const string UnknownEmail = "nobody@acme.test";

    /// <summary>A deactivated person's address: Slack answers <c>users_not_found</c>.</summary>
    public const string DeactivatedEmail = "dan@acme.test";

    /// <summary><c>#approvals</c>: public, the bot is in it.</summary>
    public const string MemberChannel = "C0APPROVALS";

    /// <summary><c>#finance</c>: public, the bot is in it.</summary>
    public const string FinanceChannel = "C0FINANCE01";

    /// <summary><c>#random</c>: public, the bot is not in it.</summary>
    public const string NonMemberChannel = "C0RANDOM001";

    /// <summary><c>#boardroom</c>: private, the bot is not in it, so that Slack denies that it exists.</summary>
    public const string PrivateNonMember = "C0BOARDROOM";

    /// <summary><c>#legal</c>: private, the bot is in it.</summary>
    public const string PrivateMember = "C0LEGALTEAM";

    /// <summary><c>#old-project</c>: archived.</summary>
    public const string ArchivedChannel = "C0OLDPROJCT";

    /// <summary><c>#announcements</c>: read-only for apps.</summary>
    public const string ReadOnlyChannel = "C0ANNOUNCES";

    /// <summary>The app's OAuth client id.</summary>
    public const string ClientId = "1000000001.2000000001";

    /// <summary>The app's OAuth client secret.</summary>
    public const string ClientSecret = "simulator-client-secret";

    /// <summary>What requests from the simulator to the app are signed with.</summary>
    public const string SigningSecret = "simulator-signing-secret";
}
