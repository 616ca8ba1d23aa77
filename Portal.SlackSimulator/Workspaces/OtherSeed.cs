namespace Portal.SlackSimulator.Workspaces;

/// <summary>Another small workspace, made from its name: the same name always makes the same ids.</summary>
internal static class OtherSeed
{
    private static readonly string[] Names = ["Gail Green", "Hugo Hill", "Ines Ivers", "Kofi Kane"];
    private static readonly string[] Channels = ["approvals", "general", "warehouse"];

    public static WorkspaceSeed Of(string name)
    {
        var domain = new string([.. name.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
        domain = domain.Length > 0 ? domain : $"team{Workspace.StableHash(name):x8}";
        var bot = Id("U", name, "bot");
        var team = new Team(Id("T", name, "team"), name, domain, Id("U", name, Names[0]), Id("B", name, "bot"), bot);
        IReadOnlyList<SlackUser> users = [.. Names.Select((person, index) => Person(name, domain, person) with { IsAdmin = index == 0 }), Bot(bot), Slackbot];
        string[] members = [.. users.Where(user => user.TakesDirectMessages).Select(user => user.Id), bot];
        IReadOnlyList<SlackChannel> channels =
        [
            .. Channels.Select(channel => new SlackChannel(Id("C", name, channel), channel) { IsGeneral = channel == "general", IsMember = true, Members = members }),
        ];
        return new WorkspaceSeed(team)
        {
            Users = users,
            Channels = channels,
            Tokens = [new SlackToken($"xoxb-simulator-{domain}-{Workspace.StableHash(name):x8}", WorkspaceSeed.FullScopes)],
            Webhooks = [new SlackWebhook($"/services/{team.Id}/{Id("B", name, "hook")}/simulator{Workspace.StableHash(name + "/hook"):x8}", channels[0].Id, "#" + channels[0].Name)],
        };
    }

    private static SlackUser Slackbot { get; } = new(WorkspaceSeed.SlackbotId, "slackbot", "Slackbot", null);

    private static SlackUser Bot(string id) => new(id, "portal", SampleWorkspace.AppName, null) { IsBot = true };

    private static SlackUser Person(string team, string domain, string name)
    {
        var handle = name.Split(' ')[0].ToLowerInvariant();
        return new SlackUser(Id("U", team, name), handle, name, $"{handle}@{domain}.test");
    }

    private static string Id(string kind, string team, string what) => $"{kind}3{Workspace.StableHash($"{team}/{kind}/{what}"):X8}0";
}
