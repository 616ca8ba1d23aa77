using System.Collections.Concurrent;

namespace Portal.SlackSimulator.Workspaces;

/// <summary>One Slack workspace with the app installed in it. Made anew by a reset.</summary>
internal sealed class Workspace
{
    private readonly ConcurrentDictionary<string, SlackChannel> _channels;
    private readonly SimulatedApp _app;
    private readonly string _mainChannel;
    private int _changedChannels;
    private volatile WorkspaceRules _rules = new();

    public Workspace(TimeProvider clock, SimulatedApp app, WorkspaceSeed seed)
    {
        _app = app;
        Team = seed.Team;
        _mainChannel = seed.Channels[0].Id;
        Users = new(user => user.Id, seed.Users);
        Webhooks = new(hook => hook.Path, seed.Webhooks);
        Tokens = new(token => token.Value, seed.Tokens);
        Usergroups = new(group => group.Id, seed.Usergroups);
        Messages = new MessageStore(clock);
        Installations = new Installations(this, clock);
        _channels = new(seed.Channels.Select(channel => KeyValuePair.Create(channel.Id, channel)), StringComparer.Ordinal);
    }

    public Team Team { get; }

    /// <summary>What the workspaces have in common.</summary>
    public SimulatedApp SharedApp => _app;

    /// <summary>Makes ids that come from names differ between workspaces; the first one has none, as before there were others.</summary>
    public string IdSalt => Team == Team.Acme ? "" : Team.Id;

    public AppSettings App
    {
        get => _app.Settings;
        set => _app.Settings = value;
    }

    public WorkspaceRules Rules
    {
        get => _rules;
        set => _rules = value;
    }

    public Register<SlackUser> Users { get; }

    public Register<SlackWebhook> Webhooks { get; }

    public Register<SlackToken> Tokens { get; }

    public Register<SlackUsergroup> Usergroups { get; }

    public MessageStore Messages { get; }

    public Installations Installations { get; }

    /// <summary>All conversations by id, direct ones as well: an order that pages can rely on.</summary>
    public IReadOnlyList<SlackChannel> Channels => [.. _channels.Values.OrderBy(channel => channel.Id, StringComparer.Ordinal)];

    /// <summary>An ordinary member, Jan Kowalski in the first workspace.</summary>
    public SlackUser AnyMember => Users.Find(SampleWorkspace.UserId) ?? Users.All.First(user => user.TakesDirectMessages);

    public SlackUser? FindUserByEmail(string email) =>
        Users.All.FirstOrDefault(user => string.Equals(user.Email, email.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The channel that is shown where none is chosen.</summary>
    public SlackChannel MainChannel => _channels[_mainChannel];

    /// <summary>By id, or by "#name" as chat.postMessage allows.</summary>
    public SlackChannel? FindChannel(string? idOrName) => idOrName switch
    {
        null or "" => null,
        ['#', .. var name] => _channels.Values.FirstOrDefault(channel => !channel.IsDirect && channel.Name == name),
        _ => _channels.GetValueOrDefault(idOrName),
    };

    /// <summary>Adds a channel, or puts it in the place of the one with its id.</summary>
    public void PutChannel(SlackChannel channel)
    {
        _channels[channel.Id] = channel;
        Interlocked.Increment(ref _changedChannels);
    }

    /// <summary>Lets the bot in.</summary>
    public SlackChannel Join(SlackChannel channel)
    {
        var joined = channel with { IsMember = true, Members = [.. channel.Members.Append(Team.BotUserId).Distinct(StringComparer.Ordinal)] };
        PutChannel(joined);
        return joined;
    }

    public int ChangedChannels => _changedChannels;

    /// <summary>The bot's conversation with these people; the same people always get the same one.</summary>
    public SlackChannel OpenDirect(IReadOnlyList<SlackUser> people)
    {
        var ids = people.Select(person => person.Id).Order(StringComparer.Ordinal).ToArray();
        var key = string.Join('-', ids);
        return _channels.GetOrAdd(DirectId(people), id => new SlackChannel(id, people.Count == 1 ? "" : "mpdm-" + key)
        {
            IsIm = people.Count == 1,
            IsMpim = people.Count > 1,
            IsPrivate = people.Count > 1,
            IsMember = true,
            Members = [.. ids, Team.BotUserId],
        });
    }

    /// <summary>The direct conversation if it is open already.</summary>
    public SlackChannel? FindDirect(IReadOnlyList<SlackUser> people) => _channels.GetValueOrDefault(DirectId(people));

    // Derived from the people, so that a D… id survives a reset.
    private static string DirectId(IReadOnlyList<SlackUser> people) => people.Count == 1
        ? "D" + people[0].Id[1..]
        : $"G{StableHash(string.Join('-', people.Select(person => person.Id).Order(StringComparer.Ordinal))):X8}0";

    /// <summary>The same in every process.</summary>
    public static uint StableHash(string text) => text.Aggregate(2166136261u, (hash, letter) => unchecked((hash ^ letter) * 16777619u));
}
