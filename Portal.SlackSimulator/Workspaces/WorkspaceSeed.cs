namespace Portal.SlackSimulator.Workspaces;

/// <summary>A small believable workspace in which every refusal of Slack can be met.</summary>
internal sealed record WorkspaceSeed(Team Team)
{
    public const string SlackbotId = "USLACKBOT";

    public const string EnterpriseId = "E0ACMEGRID1";

    /// <summary>When everything in the workspace was made.</summary>
    public const long Created = 1_735_689_600;

    /// <summary>What the portal asks for.</summary>
    public static IReadOnlyList<string> FullScopes { get; } =
    [
        "chat:write", "channels:read", "groups:read", "im:read", "mpim:read", "im:write", "mpim:write",
        "users:read", "users:read.email", "usergroups:read", "usergroups:write", "team:read", "incoming-webhook",
    ];

    public IReadOnlyList<SlackUser> Users { get; init; } = [];

    public IReadOnlyList<SlackChannel> Channels { get; init; } = [];

    public IReadOnlyList<SlackUsergroup> Usergroups { get; init; } = [];

    public IReadOnlyList<SlackToken> Tokens { get; init; } = [];

    public IReadOnlyList<SlackWebhook> Webhooks { get; init; } = [];

    private static IReadOnlyList<SlackUser> AcmeUsers { get; } =
    [
        new(SampleWorkspace.UserId, "jan", "Jan Kowalski", SampleWorkspace.Email),
        new(Team.Acme.InstallerId, "bea", "Bea Nowak", "bea@acme.test") { IsAdmin = true },
        new("U0RITAROSSI", "rita", "Rita Rossi", "rita@acme.test") { TimeZone = "Europe/Rome" },
        new("U0OMARHADDA", "omar", "Omar Haddad", "omar@acme.test"),
        new("U0MEILIN001", "mei", "Mei Lin", "mei@acme.test") { TimeZone = "Asia/Singapore" },
        new("U0TOMBAKER1", "tom", "Tom Baker", "tom@acme.test") { TimeZone = "Europe/London" },
        new("U0ANNASCHMI", "anna", "Anna Schmidt", "anna@acme.test") { TimeZone = "Europe/Berlin" },
        new("U0LUISGARCI", "luis", "Luis García", "luis@acme.test") { TimeZone = "Europe/Madrid" },
        // Whom the portal's sample data lets sign in.
        new("U0ADAADMIN1", "ada", "Ada Admin", "ada@acme.test"),
        new("U0OLAFOPERA", "olaf", "Olaf Operator", "olaf@acme.test"),
        new("U0AUDAUDITO", "aud", "Aud Auditor", "aud@acme.test"),
        new("U0MIAMEMBER", "mia", "Mia Member", "mia@acme.test"),
        new("W0WENDYWU01", "wendy", "Wendy Wu", "wendy@acme.test") { EnterpriseId = EnterpriseId },
        new("U0NORANOMAI", "nora", "Nora Nilsen", null),
        new("U0GUSGUEST1", "gus", "Gus Guest", "gus@partner.test") { IsGuest = true },
        new("U0SIASINGLE", "sia", "Sia Single", "sia@partner.test") { IsGuest = true, IsSingleChannelGuest = true },
        new("U0DANDEPART", "dan", "Dan Departed", SampleWorkspace.DeactivatedEmail) { IsDeleted = true },
        new("U0DEPLOYBOT", "deploys", "Deploys", null) { IsBot = true },
        new(SampleWorkspace.BotUserId, "portal", SampleWorkspace.AppName, null) { IsBot = true },
        // Slack really says is_bot: false of its own bot.
        new(SlackbotId, "slackbot", "Slackbot", null),
    ];

    private static IReadOnlyList<SlackChannel> AcmeChannels { get; } =
    [
        Joined(new SlackChannel(SampleWorkspace.MemberChannel, "approvals") { Topic = "What waits for a decision" }),
        Joined(new SlackChannel(SampleWorkspace.FinanceChannel, "finance") { Topic = "Budgets, invoices, month end" }),
        Joined(new SlackChannel("C0GENERAL01", "general") { IsGeneral = true, Topic = "Everyone is here" }),
        Joined(new SlackChannel(SampleWorkspace.PrivateMember, "legal") { IsPrivate = true, Topic = "Contracts" }),
        Joined(new SlackChannel(SampleWorkspace.ReadOnlyChannel, "announcements") { IsReadOnly = true, Topic = "Read-only for apps" }),
        new(SampleWorkspace.NonMemberChannel, "random") { Topic = "The bot is not here", Members = ["U0JANKOWAL1", "U0MEILIN001"] },
        new(SampleWorkspace.PrivateNonMember, "boardroom") { IsPrivate = true, Members = [Team.Acme.InstallerId] },
        Joined(new SlackChannel(SampleWorkspace.ArchivedChannel, "old-project") { IsArchived = true, Topic = "Archived" }),
    ];

    private static IReadOnlyList<SlackUsergroup> AcmeUsergroups { get; } =
    [
        new("S0FINANCE01", "Finance approvers", "finance-approvers") { Users = [SampleWorkspace.UserId, Team.Acme.InstallerId], CreatedAt = Created, UpdatedAt = Created },
        new("S0OLDGROUP1", "Old approvers", "old-approvers") { Users = ["U0OMARHADDA"], CreatedAt = Created, UpdatedAt = Created, DisabledAt = Created },
    ];

    private static IReadOnlyList<SlackToken> AcmeTokens { get; } =
    [
        new(SampleWorkspace.BotToken, FullScopes),
        new(SampleWorkspace.PublicBotToken, [.. FullScopes, "chat:write.public"]),
        new(SampleWorkspace.UnscopedToken, ["team:read"]),
        new(SampleWorkspace.RevokedToken, FullScopes, "token_revoked"),
        new(SampleWorkspace.InactiveToken, FullScopes, "account_inactive"),
    ];

    private static IReadOnlyList<SlackWebhook> AcmeWebhooks { get; } =
    [
        new(SampleWorkspace.WebhookPath, SampleWorkspace.MemberChannel, "#approvals") { Token = SampleWorkspace.BotToken },
        new(SampleWorkspace.FinanceWebhookPath, SampleWorkspace.FinanceChannel, "#finance") { Token = SampleWorkspace.BotToken },
        new("/services/T0ACME00001/B0LEGALTEAM/simulatorLegal0000000001", SampleWorkspace.PrivateMember, "#legal") { Token = SampleWorkspace.BotToken },
        new(SampleWorkspace.RemovedWebhookPath, SampleWorkspace.MemberChannel, "Removed", "no_service"),
        Refusing("B0DISABLED1", "Disabled", "no_active_hooks"),
        Refusing("B0ARCHIVED1", "#old-project", "channel_is_archived", SampleWorkspace.ArchivedChannel),
        Refusing("B0PROHIBIT1", "Restricted by an admin", "action_prohibited"),
        Refusing("B0DELETEDCH", "Deleted channel", "channel_not_found"),
        Refusing("B0GENERAL01", "#general", "posting_to_general_channel_denied", "C0GENERAL01"),
        Refusing("B0GONEUSER1", "A person who left", "user_not_found"),
        Refusing("B0TEAMGONE1", "Workspace switched off", "team_disabled"),
    ];

    /// <summary>The workspace that is there from the start. Below the lists that it takes: they have to be there first.</summary>
    public static WorkspaceSeed Acme { get; } = new(Team.Acme)
    {
        Users = AcmeUsers,
        Channels = AcmeChannels,
        Usergroups = AcmeUsergroups,
        Tokens = AcmeTokens,
        Webhooks = AcmeWebhooks,
    };

    private static SlackChannel Joined(SlackChannel channel) => channel with
    {
        IsMember = true,
        Members = [.. AcmeUsers.Where(user => user is { IsBot: false, IsDeleted: false, IsSingleChannelGuest: false } && user.Id != SlackbotId).Select(user => user.Id), SampleWorkspace.BotUserId],
    };

    private static SlackWebhook Refusing(string hookId, string title, string refusal, string channelId = SampleWorkspace.MemberChannel) =>
        new($"/services/{SampleWorkspace.TeamId}/{hookId}/simulatorRefusing0000001", channelId, title, refusal);
}
